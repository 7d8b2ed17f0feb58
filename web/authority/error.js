/**
 * What goes wrong with an authority's folder: a code and the values that its
 * sentence needs. The page's language file has the sentences; the engine's
 * own refusals (EngineError) pass through untouched.
 */
export class AuthorityError extends Error {
    /**
     * @param {string} code
     * @param {Record<string, string | number>} [values]
     */
    constructor(code, values = {}) {
        super(`${code} ${JSON.stringify(values)}`);
        this.name = 'AuthorityError';
        this.code = code;
        this.values = values;
    }
}
