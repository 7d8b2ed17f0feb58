/** How long certificates and revocation lists last, in days. */

/** The longest life of a device's that Apple's software accepts. */
export const DEVICE_DAYS = 825;

/** The most that can be asked for a device: ten years. */
export const DEVICE_DAYS_MAX = 3660;

/** A revocation list's, unless the user says otherwise. */
export const LIST_DAYS = 30;

/** An own authority's. */
export const AUTHORITY_DAYS = 3650;

/** What an authority below another is offered. */
export const LOWER_DAYS = [3650, 1825, DEVICE_DAYS];
