/* Made by tools/words.js of the files in en/: do not edit. */

type Value = string | number;
/** A text that takes values: any, and those that must be numbers. */
type With<Any extends string, Count extends string = never> =
    (values: Record<Any, Value> & Record<Count, number>) => string;
/** One that takes none, beside others that do. */
type Plain = (values?: object) => string;

export type Words = {
    device: {
        title: string;
        round: {
            label: string; where: With<'n' | 'all'>; opening: With<'device'>;
            skip: string; back: string; unsaved: With<'names'>;
            noFiles: With<'device'>; noKey: string; noKeyLink: string;
            noProfile: With<'id'>;
        };
        unlock: {
            lead: With<'name'>; label: With<'name'>; act: string;
            opening: string; unreadable: string; otherKey: string;
        };
        picture: {
            authority: string; outside: string; certificate: string;
            key: string; request: string; inBrowsers: string; onDevice: string;
            toAuthority: string; itself: string; signs: string; belongs: string;
            madeFrom: string; publicRoot: string;
        };
        start: {
            short: string; title: string; lead: string; whyTitle: string;
            why: string[]; family: string; addresses: string;
            addressesHint: string; addressesPlaceholder: string;
            whyAddresses: string; read: string; noAddress: string;
            badAddress: With<'line'>; wildcardAddress: With<'line'>;
            ownProfile: string; listTitle: string; listLead: string;
            tickAll: string;
            tick: {
                feature: string; port: string; guard: string; browser: string;
                clock: string;
            };
            tickHint: {
                feature: Plain; port: With<'services'>;
                guard: With<'services' | 'security'>; browser: Plain;
                clock: Plain;
            };
            openDevice: With<'origin'>; underscore: With<'names'>;
            anotherNote: With<'device'>; another: string;
            saveFirst: With<'names'>; oldTls: string; oldTlsText: string[];
            next: string;
        };
        openFiles: {
            title: string; label: string; hint: string; reading: string;
            nothing: string; several: string; taken: With<'what'>;
            kinds: {
                'private-key': string; request: string; certificate: string;
            };
            authority: string; locked: With<'names'>; unread: With<'names'>;
        };
        key: {
            short: string; title: string; lead: string; leadOpen: string;
            why: string; ways: string; wayMake: string; wayOpen: string;
            size: string; sizeOf: With<never, 'bits'>; wanted: With<'name'>;
            whySize: string; tooLarge: With<'bits'>; advanced: string;
            form: string;
            forms: {
                traditional: string; pkcs8: string;
            };
            whyForm: string; cipher: string;
            ciphers: {
                'des-ede3-cbc': string; 'aes-256-cbc': string;
            };
            type: string;
            types: {
                rsa: string; ec: string;
            };
            ecWarning: string; curve: string; asks: string; asksYes: string;
            asksNo: string; unlockedHint: string; forbidden: string;
            make: string; making: With<'what'>; rsaName: With<'bits'>;
            ecName: With<'curve'>; done: With<'what'>; opened: With<'what'>;
            held: string; passphraseOf: With<'name'>; openLabel: string;
            openHint: string; pick: string; pickButton: string;
            openPassphrase: string; openPassphraseHint: string;
            openButton: string; opening: string; noFile: string; notKey: string;
            unsupported: string; needsPassphrase: string; another: string;
            anotherNote: With<'name'>; keep: string; next: string;
        };
        request: {
            short: string; title: string; lead: string; why: string[];
            ways: string; wayMake: string; wayOpen: string; names: string;
            noNames: string; cn: string; cnHint: string;
            fields: {
                O: string; OU: string; L: string; ST: string; C: string;
                emailAddress: string;
            };
            countryHint: string; countryBad: string;
            tooLong: With<'label' | 'limit'>; cnMissing: string; about: string;
            aboutHint: string; make: string; making: string; needKey: string;
            needKeyLink: string; needNames: string; needNamesLink: string;
            done: string; openedDone: string; stale: string; otherKey: string;
            again: string; keep: string; openLabel: string; openHint: string;
            noRequest: string; badSignature: string; opening: string;
            next: string;
        };
        sign: {
            short: string; title: string; lead: string; why: string[];
            choose: string;
            signers: {
                own: string; outside: string; self: string;
            };
            signerHints: {
                own: string; outside: string; self: string;
            };
            needRequest: string; needRequestLink: string; needKey: string;
            needKeyLink: string; ownWays: string; ownMake: string;
            ownOpen: string; caNameSame: string; caFiles: string;
            caFilesHint: string; caOpenHint: string; noCaFiles: string;
            notCertificate: string; anotherOpened: string; life: string;
            days825: string; days825Hint: string; days365: string;
            days365Hint: string; daysOther: string; daysLabel: string;
            daysBad: string; daysLong: string; whyLife: string[]; more: string;
            moreOwn: string; serial: string; serialHint: string;
            serialBad: string; clientAuth: string; clientAuthHint: string;
            makeAndSign: string; openAndSign: string; sign: string;
            selfSign: string; makingCa: string; opening: string;
            signing: string; reading: string; passphraseOf: With<'name'>;
            usingFolder: With<'name'>; folderDeviceMissing: string;
            outsideSend: string; outsideSendText: string; outsideClient: string;
            outsideKeep: string; outsideBack: string; outsideLabel: string;
            outsideHint: string; fitsNothing: With<'name'>;
            fitsNoneOf: With<'n'>; needKeyToMatch: string;
            needKeyToMatchLink: string; foundChain: With<never, 'n'>;
            findings: string;
            done: {
                own: With<'ca'>; outside: With<'ca'>; self: Plain;
            };
            ignored: string; again: string; keep: string; next: string;
        };
        files: {
            short: string; title: string; lead: string; why: string;
            none: string; noneLink: string; held: string;
            goes: {
                key: string; request: string; certificate: string;
                authorityCertificate: string; authority: string; chain: string;
            };
            naming: string; namingArticle: string; namingDevice: string;
            authority: With<'name'>; authorityFacts: With<never, 'n'>;
            authorityOpen: string; rename: string; show: string;
            renameBad: string; saveAll: string; zipName: With<'host'>;
            saved: string; passphrases: string; keyPassphrase: string;
            authorityPassphrase: string; next: string;
            readme: With<'host' | 'list'>;
        };
    };
    onDevice: {
        address: string; addressHint: string; addressHintTo: With<'origin'>;
        addressBad: string; notTicked: With<'list'>; notTickedLink: string;
        confidence: {
            documented: string; field: string; inferred: string; user: string;
        };
        blocked: string; user: string; password: string; passwordHint: string;
        passwordHttp: string;
        warnings: {
            'lock-out': string; 'old-tls': string; 'shared-factory-key': string;
            'feature-key': string; 'client-certificates': string;
            'sip-identity': string; 'one-per-blade': string;
            'unknown-device': string;
        };
        preflight: {
            short: string; title: string; lead: string; why: string;
            files: string; noKey: string; noKeyLink: string;
            noCertificate: string; noCertificateLink: string; check: string;
            checkAgain: string; checking: string;
            levels: {
                ok: string; info: string; warning: string; error: string;
            };
            sum: With<never, 'errors' | 'warnings'>; showOk: With<never, 'n'>;
            goTo: {
                key: string; request: string; 'signed-by': string;
            };
            passwordAscii: string; carriageReturns: With<'name'>;
            leadingText: With<'name'>; next: string; nextAnyway: string;
        };
        upload: {
            short: string; title: string; lead: string; why: string[];
            before: string; wayBack: With<'buttons'>; needFiles: string;
            needFilesLink: string; ways: string;
            way: {
                direct: string; bridge: string; hand: string;
            };
            wayHint: {
                direct: string; bridge: string; hand: string;
            };
            mixed: string; open: string; openText: string; openWhy: string[];
            openAsk: string; openAgain: string; openButton: string;
            seen: With<'origin'>; seenOther: string; seenSecure: With<'origin'>;
            seenStranger: string; useSecure: With<'origin'>; plain: string;
            windowClosed: string; login: string; loginWay: string;
            loginWays: {
                here: string; there: string;
            };
            loginPost: string; loginThere: string; loginFresh: string;
            loginEarlier: string; loginSent: With<'time'>; loginLeft: With<'s'>;
            loginOld: string; loginOldLogout: string; send: string;
            sendTo: With<'url'>; asField: With<'name'>; passwordOfKey: string;
            noPassword: string; sent: With<'time' | 'url'>;
            filled: With<'button'>;
            obstacles: {
                'not-open': string; 'not-seen': string; 'no-login': string;
                'old-login': string; 'mixed-content': string;
            };
            ask: string; askAddress: With<'origin'>;
            answers: {
                matches: With<'words'>; login: Plain; access: Plain;
                refused: Plain; empty: Plain; 'not-found': Plain;
                warning: Plain; elsewhere: Plain; nothing: Plain;
            };
            notYet: string;
            tries: {
                cookieAged: string; accessAged: string; sessionGone: string;
                sameSite: string; refusedFiles: string; tokenCheck: string;
                otherAddress: string; otherNames: string; ownForm: string;
                emptied: string; lookAtPage: string; leaked: string;
            };
            go: {
                login: string; preflight: string; bridge: string; learn: string;
                reopen: string; look: string; restart: string; key: string;
            };
            bookmark: string; bookmarkText: string; bookmarkName: string;
            bookmarkPressed: string; bookmarkCopy: string;
            bookmarkOther: string; bookmarkConsole: string;
            bookmarkConsoleCopy: string; bookmarkConsoleShow: string;
            bridgeOpen: string; bridgeOpenText: With<'menu'>; consent: string;
            consentText: With<'origin'>; consentButton: string;
            consentRevoke: string;
            bridge: {
                armed: Plain; asked: Plain; given: Plain; filled: Plain;
                'no-answer': Plain; 'no-form': Plain;
                'wrong-origin': With<'origin'>;
            };
            cutOff: string; cutOffText: string;
            box: {
                noOpener: string; waiting: string; noForm: string;
                filled: string; noPassword: string;
            };
            handSave: string; handSaveText: string; handPage: string;
            handPageText: With<'menu'>; handFill: string;
            handFillText: With<'choose'>; handPicture: string;
            clipboardNote: string; handPress: With<'button'>; form: string;
            formLead: string; learn: string; learnHint: string;
            learnt: With<'action'>; learntCheck: string;
            learntLogin: With<'action'>; learntSource: string;
            learntHidden: With<'names'>; learntElsewhere: With<'host'>;
            learntScript: string; learntGet: string;
            learnProblems: {
                mhtml: string; 'not-html': string; 'no-form': string;
            };
            learnFrames: With<'list'>; tickets: string;
            fields: {
                certificates: string; uploadAction: string;
                'uploadFields-certificate': string; 'uploadFields-key': string;
                'uploadFields-password': string; 'uploadButton-name': string;
                'uploadButton-value': string; loginAction: string;
                'loginFields-user': string; 'loginFields-password': string;
                'loginFields-page': string; restart: string;
            };
            reasons: {
                path: string; 'field-name': string; missing: string;
                text: string; kind: string; choice: string; number: string;
                'file-name': string; 'same-name': string; 'not-json': string;
                size: string;
            };
            profile: string; profileText: string; profileSave: string;
            profileLoad: string; profileReset: string;
            profileTaken: With<'name'>; profileBad: With<'file' | 'reason'>;
            profileBadAt: With<'file' | 'path' | 'reason'>; sources: string;
            groups: {
                upload: string; login: string; restart: string;
            };
            typed: string; fromFile: string;
        };
        passphrase: {
            legend: string;
            choices: {
                allowed: string; required: string; forbidden: string;
            };
            source: string;
        };
        restart: {
            short: string; title: string; lead: string; why: string;
            ways: string;
            way: {
                page: string; api: string;
            };
            pageSteps: (With<'menu'>)[]; pageButton: string; apiText: string;
            apiWhy: string; apiButton: string; apiMixed: string;
            apiSent: string; trustFirst: string; trustFirstText: string;
            trustFirstHow: string; now: string; wait: string; waitText: string;
            waiting: string; waitButton: string;
            stages: {
                up: string; down: string;
            };
            since: With<'seconds'>; sinceMinutes: With<'minutes'>; back: string;
            backUntrusted: string; timeout: string; openDevice: string;
            isBack: string; next: string;
        };
        trusted: {
            short: string; title: string; lead: string; why: string;
            install: string; installOutside: string; installSelf: string;
            system: string;
            systems: {
                windows: string; macos: string; firefox: string; linux: string;
                android: string; ios: string;
            };
            guideNote: string; compareFirst: string;
            guides: {
                windows: string[]; macos: string[]; firefox: string[];
                linux: string[]; android: string[]; ios: string[];
            };
            ask: string; askText: With<'origin'>; askButton: string;
            asking: string; answered: string; answeredNote: string;
            answeredHttp: string; refused: string; refusedReasons: string[];
            notYet: With<'from' | 'span'>; ended: With<'to' | 'span'>;
            refusedOpen: string; lookUp: string; blocked: string;
            timeout: string; namesHere: With<'list'>; notNamed: With<'host'>;
            openButton: string; compare: string; compareText: string;
            typed: string;
            compared: {
                sha256: string; sha1: string; serial: string; publicKey: string;
                authority: string; another: string;
            };
            where: string;
            whereRows: {
                Chrome: string; Edge: string; Firefox: string; Safari: string;
            };
            noCertificate: string; noCertificateLink: string; good: string;
            done: string; doneNext: With<'day'>; calendar: string;
            calendarSummary: With<'host'>; calendarName: With<'host'>;
            revert: string;
        };
        record: {
            short: string; title: string; lead: string; print: string;
            open: string; titleOf: With<'device'>; heading: With<'device'>;
            device: string; addresses: string; profile: string;
            certificate: string; authority: string; names: string;
            subject: string; issuer: string; serial: string; from: string;
            to: string; key: string; publicKey: string; sha256: string;
            sha1: string; files: string; steps: string;
            stepNames: {
                preflight: string; upload: string; restart: string;
                trusted: string;
            };
            ticks: string; yes: string; no: string; date: string; by: string;
            signature: string; remarks: string; noSecret: string;
            madeWith: With<'version'>; nothing: string;
        };
    };
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
