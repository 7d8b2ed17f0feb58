/* A file of words (Project Fluent), as the bundler gives it. */
declare module '*.ftl' {
    const text: string;
    export default text;
}
