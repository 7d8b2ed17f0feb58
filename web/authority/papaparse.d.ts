/* The part of Papa Parse that is used here; the package has no types. */
declare module 'papaparse' {
    const Papa: {
        parse(text: string, options: {
            delimiter?: string;
            skipEmptyLines?: boolean;
        }): { data: string[][]; errors: { type: string; row?: number }[] };
        unparse(rows: string[][], options: { newline?: string }): string;
    };
    export default Papa;
}
