/*
 * Node.js 18 has Web Crypto, but not under the name that browsers give it.
 * Import this first where a module of the page draws random bytes.
 */
import { webcrypto } from 'node:crypto';

if (!globalThis.crypto) {
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
}
