/* Made by tools/words.js of the files in en/: do not edit. */

type Value = string | number;
/** A text that takes values: any, and those that must be numbers. */
type With<Any extends string, Count extends string = never> =
    (values: Record<Any, Value> & Record<Count, number>) => string;
/** One that takes none, beside others that do. */
type Plain = (values?: object) => string;

export type Words = {
    lang: string;
    dates: {
        locale: string; days: With<'days'>; dayAndHours: With<'hours'>;
        hoursAndMinutes: With<'hours' | 'minutes'>;
        minutes: With<never, 'minutes'>; ahead: With<'span'>;
        past: With<'span'>;
    };
    app: {
        name: string; skip: string; places: string; nothingLeaves: string;
        foot: With<'version'>; toDark: string; toLight: string;
        title: With<'here'>; engineFailed: string; unsaved: With<'names'>;
        unsavedLink: string;
    };
    common: {
        why: string; articleStep: With<'n'>; articleSteps: With<'n'>;
        optional: string; count: With<'used' | 'limit'>; until: With<'day'>;
        change: string; remove: string;
    };
    path: {
        label: string; done: string; stepOf: With<'n' | 'all'>;
    };
    problems: {
        title: With<never, 'n'>;
    };
    errors: {
        PASSPHRASE: string; FILE_KIND: string; KEY_SIZE: string;
        SAME_SUBJECT: string; AUTHORITY_CONSTRAINT: string;
    };
    copy: {
        copy: string; done: string; failed: string;
    };
    task: {
        cancel: string; cancelled: string; busy: string; moment: string;
        luck: string; left: With<'percent', 'seconds'>;
    };
    open: {
        choose: string; chooseOther: string; chooseSeveral: string;
        chooseFolder: string; orDrop: string; reading: string;
        removeLabel: With<'name'>; bytes: With<never, 'n'>; paste: string;
        pasteLabel: string; pasted: string; onlyOne: string;
        tooLarge: With<'name' | 'megabytes'>; unreadable: With<'name'>;
        unnamed: string;
    };
    keep: {
        states: {
            made: string; handed: string; kept: string;
        };
        saved: With<'name'>; handed: With<'name'>; there: string;
        compare: string; same: string; differs: string; cancelled: string;
        errors: {
            write: With<'why'>; differs: Plain;
        };
        unexpected: string; unexpectedMore: string;
    };
    names: {
        dns: string; ip: string;
    };
    secret: {
        label: string; again: string; show: string; hide: string;
        showLabel: With<'label'>; make: string; makeAnother: string;
        madeLabel: string; notNoted: string; madeNote: string; copy: string;
        missing: string; short: With<'n'>; notAscii: string; differ: string;
        meter: string; noRandom: string; weak: string; fair: string;
        strong: string; strength: With<'grade' | 'bits' | 'span'>;
        strengthAtMost: With<'grade' | 'bits' | 'span'>;
        spans: {
            seconds: string; hours: string; days: string; months: string;
            years: string; ages: string;
        };
        adviceTraditional: string; advicePkcs8: string; askStrength: string;
        whyTraditional: string[]; whyPkcs8: string[];
    };
    chip: {
        badges: {
            key: string; request: string; certificate: string;
            authority: string; other: string;
        };
        unsaved: string; secret: string; open: string; locked: string;
        notLocked: string; print: With<'hex'>; save: string; saveAgain: string;
        saveLabel: With<'name'>; show: string;
    };
    facts: {
        subject: string; issuer: string; names: string; from: string;
        to: string; uses: string;
        useNames: {
            authority: string; serverAuth: string; clientAuth: string;
        };
        limits: string; serial: string; key: string; form: string;
        signature: string; sha256: string; sha1: string; publicKey: string;
        rsaKey: With<'bits'>; ecKey: With<'curve'>;
        forms: {
            traditional: string; pkcs1: string; sec1: string; pkcs8: string;
        };
        lockedWith: With<'cipher'>; locked: string; unlocked: string;
    };
    picture: {
        title: string; here: string; notYet: string;
    };
    findings: {
        levels: {
            ok: string; info: string; warning: string; error: string;
        };
        passed: With<never, 'n'>;
    };
};
