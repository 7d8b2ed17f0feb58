/**
 * What the engine replies, as JSON: the one place where the page is told so.
 * src/report/*.h, src/encoding/told.h and src/desk/engine_ops.h say what each
 * member means; tests/cases holds every reply against these types, and asks
 * that some reply has each member.
 */

/** A thing told: a code and named values; others have the words for it. */
export interface Told {
    code: string;
    values?: Record<string, Value>;
}

/** A text, a number, a time since 1970, or an error. */
export type Value = string | number | { seconds: number } | Told;

export interface Finding extends Told {
    level: 'ok' | 'info' | 'warning' | 'error';
    field: string;
    /** Which of several fields of that name, from 0. */
    at?: number;
}

/* ------------------------------------------------------------- pieces --- */

export interface Attribute {
    type: string;
    oid: string;
    value: string;
    encoding: string;
    raw?: string;
}

export interface Name {
    text: string;
    attributes: Attribute[];
}

export interface GeneralName {
    type: 'dns' | 'ip' | 'email' | 'uri' | 'directory' | 'other';
    value: string;
    raw?: string;
}

export interface Key {
    type: string;
    bits: number;
    curve?: string;
}

export interface KeyIds {
    publicKeySha256: string;
    publicKeySha1: string;
}

interface Weak {
    weaknesses?: string[];
}

export interface Extension {
    oid: string;
    name?: string;
    critical: boolean;
    /** What its value says, piece by piece. */
    contents: Told[];
    raw: string;
}

interface Kdf {
    name: string;
    prf?: string;
    iterations?: number;
}

/* ------------------------------------------------- objects of a file --- */

interface Head<K extends string> {
    kind: K;
    encoding: 'pem' | 'der';
    label?: string;
    notes?: Told[];
}

/** One that could not be read. */
interface Damaged<K extends string> extends Head<K> {
    error: Told;
}

export interface Certificate extends Head<'certificate'>, KeyIds {
    version: number;
    serial: string;
    subject: Name;
    issuer: Name;
    subjectId: string;
    issuerId: string;
    notBefore: string;
    notAfter: string;
    names: GeneralName[];
    key: Key;
    sha256: string;
    sha1: string;
    signatureAlgorithm: string;
    isAuthority: boolean;
    pathLength?: number;
    keyUsage?: string[];
    extendedKeyUsage?: string[];
    subjectKeyId?: string;
    authorityKeyId?: string;
    selfSigned: boolean;
    constraints?: {
        permitted: GeneralName[],
        excluded: GeneralName[],
        /** Whether they limit host names and addresses both. */
        sites: boolean,
    };
    extensions: Extension[];
    damaged?: true;
    pem: string;
    error?: undefined;
}

export interface CertificateRequest extends Head<'request'>, KeyIds, Weak {
    subject: Name;
    subjectId: string;
    names: GeneralName[];
    key: Key;
    signatureAlgorithm: string;
    signatureValid?: boolean;
    wants: { authority: boolean, certSign: boolean };
    extensions: Extension[];
    attributes: string[];
    pem: string;
    error?: Told;
}

export interface PublicKey extends Head<'public-key'>, Key, KeyIds, Weak {
    pem: string;
    error?: undefined;
}

export interface RevocationList extends Head<'crl'> {
    issuer: Name;
    issuerId: string;
    thisUpdate: string;
    nextUpdate?: string;
    number?: string;
    authorityKeyId?: string;
    signatureAlgorithm: string;
    signature?: 'valid' | 'wrong' | 'unsupported';
    sha256: string;
    revokedCount: number;
    revoked: { serial: string, date: string, reason?: string }[];
    extensions: Extension[];
    pem: string;
    error?: Told;
}

interface KeyHead extends Head<'private-key'> {
    form?: string;
    encrypted: boolean;
    cipher?: string;
    kdf?: Kdf;
}

interface OpenKey extends KeyHead, Key, KeyIds, Weak {
    opened: true;
    error?: undefined;
}

interface LockedKey extends KeyHead {
    opened: false;
    unsupported?: string;
    error: Told;
}

interface BagHead {
    kind: 'key' | 'certificate' | 'crl' | 'locked' | 'other';
    friendlyName?: string;
    localKeyId?: string;
    encryption?: string;
}

/** One of PKCS#12: what is in it, or why that is not known. */
export type Bag = BagHead & (
    | { objects: FileObject[], error?: undefined, unsupported?: undefined }
    | { error: Told, unsupported?: string, objects?: undefined });

export interface Pkcs12 extends Head<'pkcs12'> {
    opened: boolean;
    integrity?: 'checked' | 'absent' | 'wrong' | 'unchecked' | 'unsupported';
    mac?: { algorithm: string, iterations: number };
    emptyPassphrase?: 'zero' | 'none';
    bags: Bag[];
    error?: Told;
}

export interface Pkcs7 extends Head<'pkcs7'> {
    signers: number;
    objects: FileObject[];
    unsupported?: string;
    error?: Told;
}

/** Of OpenSSH or PuTTY; the first three are there where it is RSA or EC. */
interface ForeignKey<K extends string>
    extends Head<K>, Partial<Key>, Partial<KeyIds>, Weak {
    algorithm: string;
    comment?: string;
    fingerprint: string;
    error?: undefined;
}

export interface LockableKey
    extends ForeignKey<'openssh-key' | 'putty-key'> {
    encrypted: boolean;
    cipher?: string;
    kdf?: Kdf;
}

export interface Unknown extends Head<'unknown'> {
    strange?: string;
    size: number;
    start: string;
    error: Told;
}

type Shape =
    | Certificate | CertificateRequest | PublicKey | RevocationList
    | OpenKey | LockedKey | Pkcs12 | Pkcs7
    | LockableKey | ForeignKey<'openssh-public-key'> | Unknown
    | Damaged<'certificate'> | Damaged<'request'> | Damaged<'public-key'>
    | Damaged<'crl'> | Damaged<'openssh-key'> | Damaged<'putty-key'>;

type MembersOf<U> = U extends unknown ? keyof U : never;

/** Members of other kinds may be asked for; they are not there. */
type Askable<T, U> = T extends unknown
    ? T & { [K in Exclude<MembersOf<U>, keyof T>]?: undefined } : never;

/** What may lie in a file; `kind` and `error` tell which. */
export type FileObject = Askable<Shape, Shape>;

export type Kind = FileObject['kind'];
export type OfKind<K extends Kind> = Extract<FileObject, Head<K>>;
/** It could be read as a whole. */
export type Sound<K extends Kind> = Exclude<OfKind<K>, Damaged<K>>;
export type PrivateKey = OfKind<'private-key'>;

/* ------------------------------------------------ replies, by operation --- */

export interface Info {
    version: string;
    operations: string[];
    /** The group of each code. */
    errors: Record<string, string>;
}

export interface KnownAnswer {
    name: string;
    source: string;
    holds: boolean;
}

export interface Inspected {
    objects: FileObject[];
    repairs: Told[];
}

export interface Checked {
    findings: Finding[];
}

export interface RowFault {
    level: 'error' | 'warning';
    code: string;
    field?: string;
    /** The place of a name among those of its row, from 0. */
    at?: number;
    value?: string;
}

export interface RowsChecked {
    rows: { faults: RowFault[], names: GeneralName[] }[];
}

/** The field `report` of each operation that has one. */
export interface Reports {
    info: Info;
    selftest: KnownAnswer[];
    inspect: Inspected;
    check: Checked;
    'rows-check': RowsChecked;
    'certificate-issue': Certificate;
    'certificate-self-sign': Certificate;
    'device-make': Certificate;
}
