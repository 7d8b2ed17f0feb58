/* The part of Papa Parse that is used here; the package has no types. */
declare module 'papaparse' {
    interface ParseResult {
        data: string[][];
        errors: { type: string; code: string; message: string;
            row?: number }[];
    }
    const Papa: {
        parse(text: string, options: {
            delimiter?: string;
            skipEmptyLines?: boolean | 'greedy';
        }): ParseResult;
        unparse(rows: string[][], options: {
            escapeFormulae?: boolean | RegExp;
            newline?: string;
            delimiter?: string;
        }): string;
    };
    export default Papa;
}
