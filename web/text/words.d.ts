/* Made by tools/words.js of the files in en/: do not edit. */

type Value = string | number;
/** A text that takes values: any, and those that must be numbers. */
type With<Any extends string, Count extends string = never> =
    (values: Record<Any, Value> & Record<Count, number>) => string;
/** One that takes none, beside others that do. */
type Plain = (values?: object) => string;

export type Words = {
    authority: {
        inventory: {
            title: string; lead: string; none: string; search: string;
            searchHint: string; filter: string; all: string; attention: string;
            states: {
                valid: string; soon: string; 'not-yet': string;
                expired: string; revoked: string;
            }; current: string; replaced: string; count: With<never, 'all'>;
            countShown: With<'shown', 'all'>; columns: {
                device: string; names: string; notAfter: string; state: string;
            }; sortBy: With<'column'>; more: With<'n'>; table: string;
            timeline: string; view: string; csv: string; ics: string;
            print: string; csvName: string; icsName: string; askIcs: string;
            whyIcs: string; event: With<'device'>;
            eventMore: With<'names' | 'serial'>; listEvent: With<'name'>;
            authorityEvent: With<'name'>;
        }; certificate: {
            title: With<'device'>; plainTitle: string; back: string;
            none: string; unread: string; renew: string; print: string;
            save: string; revoke: string; revokeLead: string; reason: string;
            reasons: {
                superseded: string; keyCompromise: string; keyTime: string;
                cessationOfOperation: string; affiliationChanged: string;
                privilegeWithdrawn: string; certificateHold: string;
                holdInstruction: string; CACompromise: string;
                CAkeyTime: string; AACompromise: string; unspecified: string;
            }; date: string; dateBad: string; revokeAct: string;
            revoked: With<'day' | 'reason'>; nowList: string; toList: string;
            nobodyAsks: string; sure: string; record: string; state: string;
            profile: string; signature: string; date2: string; noSecret: string;
        }; sign: {
            title: string; lead: string; whyLead: string; request: string;
            requestHint: string; ways: string; lower: string; lowerName: string;
            notRequest: string; asked: string; willSay: string; device: string;
            deviceHint: string; deviceMissing: string; profile: string;
            names: string; namesHint: string; namesMissing: string;
            life: string; days: With<'n'>; daysAndYears: With<'n' | 'years'>;
            daysHints: { '825': string; '365': string; }; extensions: string;
            ignoredBefore: string; subject: string; asAuthority: string;
            asAuthorityHint: string; limitsHint: string; act: string;
            signing: string; done: With<'device'>; doneNext: string;
            ignored: string; another: string; clamped: string; findings: {
                'request-signature': Plain; 'key-short': With<'bits'>;
                'key-unsupported': With<'type'>; 'key-weak': With<'weakness'>;
                'wants-authority': Plain; 'key-of-another': With<'device'>;
                'key-compromised': Plain; 'key-again': Plain; 'no-names': Plain;
            };
        }; lower: {
            lead: string; passphrase: string; passphraseOf: With<'name'>;
            act: string; done: With<'name'>;
        }; renew: {
            title: string; lead: string; fromFile: string;
            fromFileHint: string; device: string; choose: string;
            chooseNone: With<never, 'n'>; row: With<'device' | 'day'>;
            sort: string; sorts: { device: string; notAfter: string; };
            key: string; keyNew: string; keyNewHint: string; keySame: string;
            keySameHint: With<'file'>; whySame: string; passphrase: string;
            act: string; making: string; done: With<'device'>; both: string;
            onlyCertificate: string; passphraseOf: With<'device'>;
            openKey: string; earlier: string; changes: string; field: string;
            before: string; after: string; fields: {
                subject: string; names: string; notBefore: string;
                notAfter: string; key: string; publicKeySha256: string;
                serial: string; issuer: string; signatureAlgorithm: string;
            }; dropped: With<'what'>; notCertificate: string; next: string;
        }; revoked: {
            title: string; lead: With<never, 'n'>; number: With<'n'>;
            days: string; daysBad: string; whyDays: string; act: string;
            making: string; current: string; ofNumber: string; noNumber: string;
            made: string; until: string; noEnd: string; entries: string;
            behind: With<'names'>; over: string; note: string;
        }; title: string; item: With<'name'>; sections: {
            overview: string; inventory: string; sign: string; renew: string;
            people: string; revoked: string; trust: string; replace: string;
        }; nav: string; errors: {
            'no-certificate': Plain; 'not-an-authority': Plain;
            'several-authorities': With<'names'>; 'no-key': Plain;
            'serial-used': With<'serial'>; 'no-such-serial': With<'serial'>;
            'already-revoked': Plain; 'authority-expired': With<'on'>;
            'other-authority': Plain; 'zip-name': With<'name'>;
            'zip-twice': With<'name'>; 'zip-encrypted': With<'name'>;
            'zip-entry': With<'name'>; 'zip-size': Plain; 'zip-damaged': Plain;
            'changed-on-disk': With<'path'>; QuotaExceededError: Plain;
            NotAllowedError: Plain; KEY_MISMATCH: Plain;
        }; notes: {
            'from-easy-rsa': Plain; 'from-openssl': Plain; 'from-loose': Plain;
            'left-behind': With<'names', 'count'>;
            'certificates-missing': With<'names', 'count'>; 'no-key': Plain;
            'serial-shared': With<'path' | 'serial'>;
            adopted: With<never, 'count'>; 'list-missing': Plain;
            'list-empty': Plain; 'list-utf16': Plain;
            'list-line-damaged': With<'names', 'count'>;
            'list-serial-twice': With<'names'>;
            'list-line-added': With<'names', 'count'>;
            'crl-revoked': With<'names', 'count'>; 'crl-unknown': With<'names'>;
            'crl-differs': With<'names'>; 'crl-damaged': Plain;
            'crl-foreign': With<'names'>; 'crl-unchecked': With<'names'>;
            'crl-cut': With<'names'>; unfinished: With<'names'>;
        }; start: {
            title: string; lead: string; ways: string; make: string;
            open: string; name: string; nameHint: string;
            nameDefault: With<'year'>; nameMissing: string;
            organisation: string; passphrase: string; passphraseHint: string;
            whyPassphrase: string; limited: string; limitedHint: string;
            limits: string; limitsHint: string; limitsMissing: string;
            whyLimited: string[]; more: string; size: string;
            sizeOf: With<'bits'>; below: string; belowHint: string;
            days: string; daysHint: string; daysBad: string; whyDays: string;
            act: string; making: string; openLabel: string; openHint: string;
            openDirectory: string; openDirectoryHint: string; opening: string;
        }; save: {
            unsaved: string; neverSaved: string; foreign: string;
            locked: string; toLock: string; bringIn: string;
            saved: With<'name'>; zip: string; directory: string;
            again: With<'name'>; saving: string;
        }; passphrase: {
            title: string; current: string; fresh: string; changeLead: string;
            change: string; lock: string; locking: string; leaveOut: string;
            none: string; weak: string; devices: With<'paths'>;
            askForgotten: string; forgotten: string;
        }; test: {
            title: string; lead: string; act: string; good: string;
        }; unlock: {
            label: string; held: string; lock: string; trying: string;
            noKey: string;
        }; overview: {
            lead: With<never, 'n'>; counts: string; states: {
                valid: string; soon: string; 'not-yet': string;
                expired: string; revoked: string; replaced: string;
            }; limits: string; unlimited: string; next: string;
            nextSign: string; nextFleet: string; nextTrust: string;
            notes: string; merge: string; mergeLead: string;
            merged: With<never, 'added' | 'revoked' | 'conflicts'>; conflict: {
                serial: With<'subject' | 'ours' | 'theirs'>;
                revocation: With<'subject'>; device: With<'kept' | 'subject'>;
                file: With<'subject'>;
            }; close: string; closeUnsaved: string; closeAnyway: string;
        }; people: {
            title: string; lead: string; lockout: string[]; name: string;
            nameHint: string; nameMissing: string; passphrase: string;
            passphraseOf: With<'name'>; passphraseHint: string; act: string;
            making: string; done: With<'name'>; how: string;
        }; trust: {
            title: string; lead: string; kit: string; kitLead: string;
            kitSave: string; kitName: With<'name'>; compare: string;
            sheet: string; store: string; storeLead: string; storeFiles: string;
            storeFilesHint: string; noCertificate: With<'file'>;
            storeCount: With<never, 'n'>; storeSave: string; storeFindings: {
                'not-an-authority': With<'name'>; expired: With<'name'>;
                twice: With<'name'>; 'same-name': With<'name'>;
            };
        }; replace: {
            title: string; lead: string; steps: string[]; ends: With<'day'>;
            other: string; otherHint: string; reading: string; same: string;
            waiting: With<never, 'n' | 'all'>; device: string; old: string;
            moved: string; yes: string; no: string; kit: string; table: string;
            tableName: string; sameName: string; computers: {
                title: string; lead: string; computer: string; hasNew: string;
                oldOut: string; since: With<'day'>;
                tickLabel: With<'name' | 'what'>;
                left: With<'all', 'without' | 'withOld'>; add: string;
                addHint: string; addAct: string; added: With<never, 'n'>;
                remove: string; removeLabel: With<'name'>;
            };
        };
    }; device: {
        title: string; round: {
            label: string; where: With<'n' | 'all'>; opening: With<'device'>;
            skip: string; back: string; unsaved: With<'names'>;
            noFiles: With<'device'>; noKey: string; noKeyLink: string;
            noProfile: With<'id'>;
        }; unlock: {
            lead: With<'name'>; label: With<'name'>; act: string;
            opening: string; unreadable: string; otherKey: string;
        }; picture: {
            authority: string; outside: string; certificate: string;
            key: string; request: string; inBrowsers: string; onDevice: string;
            toAuthority: string; itself: string; signs: string; belongs: string;
            madeFrom: string; publicRoot: string;
        }; start: {
            short: string; title: string; lead: string; whyTitle: string;
            why: string[]; family: string; addresses: string;
            addressesHint: string; addressesPlaceholder: string;
            whyAddresses: string; read: string; noAddress: string;
            badAddress: With<'line'>; wildcardAddress: With<'line'>;
            ownProfile: string; listTitle: string; listLead: string;
            tickAll: string; tick: {
                feature: string; port: string; guard: string; browser: string;
                clock: string;
            }; tickHint: {
                feature: Plain; port: With<'services'>;
                guard: With<'services' | 'security'>; browser: Plain;
                clock: Plain;
            }; openDevice: With<'origin'>; underscore: With<'names'>;
            anotherNote: With<'device'>; another: string;
            saveFirst: With<'names'>; oldTls: string; oldTlsText: string[];
            next: string;
        }; openFiles: {
            title: string; label: string; hint: string; reading: string;
            nothing: string; several: string; taken: With<'what'>; kinds: {
                'private-key': string; request: string; certificate: string;
            }; authority: string; locked: With<'names'>; unread: With<'names'>;
        }; key: {
            short: string; title: string; lead: string; leadOpen: string;
            why: string; ways: string; way: { make: string; open: string; };
            size: string; sizeOf: With<never, 'bits'>; wanted: With<'name'>;
            whySize: string; whySizeOther: string; tooLarge: With<'bits'>;
            advanced: string; form: string;
            forms: { traditional: string; pkcs8: string; }; whyForm: string;
            cipher: string; ciphers: {
                'des-ede3-cbc': string; 'aes-256-cbc': string;
            }; type: string; types: { rsa: string; ec: string; };
            ecWarning: string; curve: string; asks: string;
            asksAnswers: { yes: string; no: string; }; unlockedHint: string;
            forbidden: string; make: string; making: With<'what'>;
            rsaName: With<'bits'>; ecName: With<'curve'>; done: With<'what'>;
            opened: With<'what'>; held: string; passphraseOf: With<'name'>;
            openLabel: string; openHint: string; pick: string;
            pickButton: string; openPassphrase: string;
            openPassphraseHint: string; openButton: string; opening: string;
            noFile: string; notKey: string; unsupported: string;
            needsPassphrase: string; again: string; anotherNote: With<'name'>;
            keep: string; next: string;
        }; request: {
            short: string; title: string; lead: string; why: string[];
            ways: string; way: { make: string; open: string; }; names: string;
            noNames: string; cn: string; cnHint: string; fields: {
                O: string; OU: string; L: string; ST: string; C: string;
                emailAddress: string;
            }; countryHint: string; countryBad: string;
            tooLong: With<'label' | 'limit'>; cnMissing: string; about: string;
            aboutHint: string; make: string; making: string; needKey: string;
            needKeyLink: string; needNames: string; needNamesLink: string;
            done: string; openedDone: string; stale: string; otherKey: string;
            again: string; keep: string; openLabel: string; openHint: string;
            noRequest: string; badSignature: string; opening: string;
            next: string;
        }; sign: {
            short: string; title: string; lead: string; why: string[];
            choose: string;
            signers: { own: string; outside: string; self: string; };
            signerHints: { own: string; outside: string; self: string; };
            needRequest: string; needRequestLink: string; needKey: string;
            needKeyLink: string; ownWays: string;
            ownWay: { make: string; open: string; }; caNameSame: string;
            caFiles: string; caFilesHint: string; caOpenHint: string;
            noCaFiles: string; notCertificate: string; anotherOpened: string;
            life: string; days: With<'n'>; daysLongestHint: string;
            days365Hint: string; daysOther: string; daysLabel: string;
            daysBad: With<'max'>; daysLong: With<'n'>; whyLife: string[];
            more: string; moreOwn: string; serial: string; serialHint: string;
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
            findings: string; done: {
                own: With<'ca'>; outside: With<'ca'>; self: Plain;
            }; ignored: string; again: string; keep: string; next: string;
        }; files: {
            short: string; title: string; lead: string; why: string;
            none: string; noneLink: string; held: string; goes: {
                key: string; request: string; certificate: string;
                authorityCertificate: string; authority: string; chain: string;
            }; naming: string; namingArticle: string; namingDevice: string;
            authority: With<'name'>; authorityFacts: With<never, 'n'>;
            authorityOpen: string; rename: string; show: string;
            renameBad: string; saveAll: string; zipName: With<'host'>;
            saved: string; passphrases: string; keyPassphrase: string;
            authorityPassphrase: string; next: string;
            readme: With<'host' | 'list'>;
        };
    }; doctor: {
        title: string; said: string; saidHint: string; general: string;
        unknown: With<'code'>; unnamed: string; proof: With<'file'>;
        noProof: With<'file'>; next: string; all: string; mendedIn: string;
        entries: {
            'untrusted-issuer': {
                title: string; meaning: string; mend: string[];
            }; 'self-signed': {
                title: string; meaning: string; mend: string[];
            }; 'wrong-name': {
                title: string; meaning: string; mend: string[];
            }; dates: {
                title: string; meaning: string; mend: string[];
            }; 'reused-serial': {
                title: string; meaning: string; mend: string[];
            }; 'old-tls': {
                title: string; meaning: string; mend: string[];
            }; 'too-long': {
                title: string; meaning: string; mend: string[];
            }; 'weak-digest': {
                title: string; meaning: string; mend: string[];
            }; 'weak-key': {
                title: string; meaning: string; mend: string[];
            }; 'key-usage': {
                title: string; meaning: string; mend: string[];
            }; 'wrong-purpose': {
                title: string; meaning: string; mend: string[];
            }; 'authority-as-device': {
                title: string; meaning: string; mend: string[];
            }; 'issuer-not-authority': {
                title: string; meaning: string; mend: string[];
            }; 'issuer-dates': {
                title: string; meaning: string; mend: string[];
            }; 'empty-subject': {
                title: string; meaning: string; mend: string[];
            }; 'public-rules': {
                title: string; meaning: string; mend: string[];
            }; intercepted: {
                title: string; meaning: string; mend: string[];
            }; 'revocation-unreachable': {
                title: string; meaning: string; mend: string[];
            }; constraint: {
                title: string; meaning: string; mend: string[];
            }; 'bad-signature': {
                title: string; meaning: string; mend: string[];
            }; unreadable: {
                title: string; meaning: string; mend: string[];
            }; revoked: {
                title: string; meaning: string; mend: string[];
            }; 'not-https': {
                title: string; meaning: string; mend: string[];
            }; 'other-host': {
                title: string; meaning: string; mend: string[];
            }; 'client-certificate': {
                title: string; meaning: string; mend: string[];
            }; 'local-network': {
                title: string; meaning: string; mend: string[];
            }; 'not-reached': {
                title: string; meaning: string; mend: string[];
            };
        };
    }; facts: {
        subject: string; issuer: string; names: string; from: string;
        to: string; uses: string; useNames: {
            authority: string; serverAuth: string; clientAuth: string;
        }; limits: string; serial: string; key: string; form: string;
        signature: string; sha256: string; sha1: string; publicKey: string;
        rsaKey: With<'bits'>; ecKey: With<'curve'>; forms: {
            traditional: string; pkcs1: string; sec1: string; pkcs8: string;
        }; lockedWith: With<'cipher'>; locked: string; unlocked: string;
    }; file: {
        title: string; lead: string; why: string[]; open: string;
        openHint: string; reading: string; clear: string; shelf: {
            title: string; size: With<never, 'bytes' | 'n'>; repaired: string;
            passphraseOf: With<'name'>;
            objectOf: With<'name' | 'place' | 'kind'>; openLabel: With<'name'>;
            opening: string; notOpened: string; costly: With<'rounds'>;
            onDevice: With<'name'>; taken: With<never, 'n'>;
            removeLabel: With<'name'>;
        }; objects: {
            kinds: {
                'private-key': string; 'public-key': string; request: string;
                certificate: string; crl: string; pkcs7: string; pkcs12: string;
                'openssh-key': string; 'openssh-public-key': string;
                'putty-key': string; root: string; authority: string;
                parameters: string; strange: string; unknown: string;
            }; ended: With<'day'>; revokedCount: With<never, 'n'>;
            subject: string; issuer: string; attribute: string; value: string;
            encodedAs: string; extensions: With<never, 'n'>; critical: string;
            revoked: string; pem: string; opened: string; noMac: string;
            macUnchecked: With<'how'>; selfWrong: string;
            unsupported: With<'what'>; notKnown: string; filter: string;
            filterHint: string; foundFirst: With<'shown' | 'found'>;
            foundFirstFit: With<'shown' | 'found' | 'all'>;
            foundFit: With<'found' | 'all'>; foundAll: With<'all'>;
            showAll: With<'n'>; mac: string; fingerprint: string;
            pathLength: string; subjectKeyId: string; authorityKeyId: string;
            publicKeySha1: string; label: string; start: string;
            attributes: string; openInside: string; allLocked: With<'how'>;
            inside: With<never, 'n'>; version: string; keyUsage: string;
            selfSignature: string; right: string; wrong: string; kdf: string;
            rounds: With<'n'>; integrity: string; integrities: {
                checked: string; absent: string; wrong: string;
                unchecked: string; unsupported: string;
            }; thisUpdate: string; nextUpdate: string; number: string;
            encoding: string; comment: string; cipher: string;
        }; together: {
            title: string; key: string; request: string; certificate: string;
            notHere: string; chains: string; complete: string; missing: string;
            loop: string; times: string; answers: With<'answer' | 'waiting'>;
            takeThere: string; takeThereLabel: With<'name'>;
            takingThere: string; more: With<never, 'n'>;
            many: With<'n', 'chains'>; sameSerial: With<'one' | 'other'>;
            sameKey: With<'names'>; and: With<'one' | 'other'>;
        }; checks: {
            title: string; lead: string; which: string; host: string;
            hostHint: string; device: string; anyDevice: string; check: string;
            checking: string; result: string; looked: With<'files'>;
            unread: With<'name' | 'why'>; unopened: With<'name'>;
            inContainer: string; verdict: With<never, 'errors' | 'warnings'>;
        }; convert: {
            title: string; source: string; withoutKeys: With<'name'>;
            target: string; beside: With<'names'>; nothingBeside: string;
            openFirst: string; newPassphrase: string; sure: string;
            sureHint: string; convert: string; converting: string;
            reallyTitle: string; really: string; keepLocked: string;
            unlockIt: string; made: string; targets: {
                'traditional-3des': { name: string; wanted: string; };
                'traditional-aes': { name: string; wanted: string; };
                'pkcs8-aes': { name: string; wanted: string; };
                'pkcs8-3des': { name: string; wanted: string; };
                'traditional-open': { name: string; wanted: string; };
                'pkcs8-open': { name: string; wanted: string; };
                pem: { name: string; wanted: string; };
                der: { name: string; wanted: string; };
                leaf: { name: string; wanted: string; };
                chain: { name: string; wanted: string; };
                pkcs7: { name: string; wanted: string; };
                bundle: { name: string; wanted: string; };
                pkcs12: { name: string; wanted: string; };
                'pkcs12-legacy': { name: string; wanted: string; };
            };
        }; commands: {
            title: string; lead: string; older: string; notReadable: string;
            convertFirst: string;
        };
    }; files: {
        folder: { readme: With<'name'>; newcerts: string; }; conf: {
            head: string; randomSerials: string; client: string;
            commonName: string;
        }; kit: {
            profile: With<'name'>; readme: With<'name'>;
            fingerprints: With<'name' | 'subject' | 'from' | 'to' | 'serial' | 'sha256' | 'sha1'>;
            windowsUser: With<'certutil' | 'powershell'>;
            windowsMachine: With<'certutil' | 'powershell'>;
            groupPolicy: With<'files'>; then: string; firefox: With<'files'>;
            linux: With<'debian' | 'redHat' | 'suse' | 'certutil'>; and: string;
            android: With<'files'>;
            apple: With<'profile' | 'security' | 'days'>;
        }; report: {
            title: string; authority: With<'name'>; when: With<'time'>;
            row: With<'name' | 'line' | 'folder'>; names: With<'names'>;
            ends: With<'day'>; serial: With<'serial'>; sha256: With<'sha256'>;
            files: With<'key' | 'certificate'>; replaces: With<'serial'>;
            note: With<'note'>; failed: With<'why'>; stopped: string;
            leftOut: string; leftRow: With<'line' | 'column' | 'why'>;
            unseal: string;
        };
    }; fleet: {
        title: string; steps: {
            table: string; check: string; make: string; result: string;
            round: string;
        }; need: {
            title: string; lead: string; act: string; noKey: string;
        }; table: {
            title: string; lead: string; file: string; fileHint: string;
            template: string; templateName: string; columns: string;
            columnsText: string; renew: string; renewLead: With<never, 'n'>;
            renewAct: string; renewAll: string; read: With<never, 'rows'>;
            readFrom: With<'name', 'rows'>; unread: With<'heads', 'count'>;
            guessed: With<'heads'>; head: With<'name'>; noHead: string;
            next: string; errors: {
                empty: Plain; 'no-header': Plain;
                'header-twice': With<'column'>; 'too-many': With<'max'>;
                quotes: With<'line'>; 'too-large': Plain; workbook: Plain;
                'not-text': Plain;
            }; left: {
                'no-names': string; kind: string; unread: string;
                subject: string;
            }; leftOut: With<'device' | 'why'>;
        }; check: {
            title: string; lead: With<never, 'bad' | 'good'>; nothing: string;
            looking: string; none: string; toTable: string; faults: string;
            faultsLead: With<never, 'good'>; where: With<'line' | 'column'>;
            saveFaults: string; faultsName: string; columns: {
                name: string; addresses: string; profile: string; days: string;
                CN: string; O: string; OU: string; L: string; ST: string;
                C: string; emailAddress: string; passphrase: string;
            }; faultText: {
                NAME_SYNTAX: With<'text'>; NAME_TWICE: With<'text'>;
                NAME_MISSING: Plain; AUTHORITY_CONSTRAINT: With<'text'>;
                CONSTRAINT: Plain; SAME_SUBJECT: Plain; SUBJECT_COUNTRY: Plain;
                SUBJECT_SYNTAX: Plain; SUBJECT_EMPTY: Plain; FIELD_VALUE: Plain;
                FIELD_LENGTH: Plain; twice: With<'text' | 'line'>;
                known: With<'text'>; profile: With<'text' | 'known'>;
                days: With<'text' | 'max'>; 'days-long': With<'text' | 'max'>;
                'passphrase-forbidden': Plain; 'passphrase-ascii': Plain;
                'passphrase-short': Plain;
            }; options: string; organisation: string; days: string;
            daysBad: With<'max'>; passphrases: string; one: string;
            oneHint: string; each: string; eachHint: string;
            onePassphrase: string; sealPassphrase: string; seal: string;
            sealHint: string; fileNames: string; ownNames: With<'name'>;
            ownNamesExample: string; usualNames: With<'name'>; preview: string;
            intoFile: string; inParts: With<'parts'>; busy: string;
            next: With<never, 'n'>;
        }; make: {
            title: string; lead: With<'lanes'>; ready: string; toCheck: string;
            opening: string; progress: With<'done' | 'all'>; failed: With<'n'>;
            left: With<'seconds'>; leftMinutes: With<'minutes'>; pause: string;
            resume: string; cancel: string; states: {
                ready: string; running: string; pausing: string;
                paused: string; cancelled: string; finished: string;
            }; itemStates: {
                waiting: string; working: string; done: string; failed: string;
            }; next: string; sealing: string; wait: string;
            writing: With<'file'>; locked: string; closed: string;
            notClosed: With<'why'>;
        }; letGo: {
            title: With<never, 'n'>; lead: string; back: string; act: string;
        }; result: {
            title: string; lead: With<never, 'n' | 'zips'>; none: string;
            save: string; zipName: With<'when'>; written: With<'name'>;
            troubles: {
                dismissed: string; refused: string; lost: string;
            }; parts: string; partsLead: string; partDevices: With<never, 'n'>;
            savePart: With<'name'>; saveShort: string; saveAgain: string;
            held: string; secret: { none: string; some: string; all: string; };
            sealed: With<never, 'zips'>; sealedCheck: string; authority: string;
            toAuthority: string; again: string; contents: string;
            contentsText: With<never, 'zips'>;
        }; round: {
            title: string; lead: string; none: string; next: With<'device'>;
            columns: { device: string; state: string; go: string; }; states: {
                waiting: string; uploaded: string; restarted: string;
                checked: string; failed: string; skipped: string;
            }; stateOf: With<'device'>; since: With<'day'>; go: {
                waiting: string; uploaded: string; restarted: string;
                checked: string; failed: string; skipped: string;
            }; goLabel: With<'act' | 'device'>; left: With<'n' | 'all'>;
            leftNone: string; leftSkipped: With<'done' | 'all'>;
            skipped: With<'n'>; onlyLeft: string; more: With<never, 'n'>;
            kept: string; toAuthority: string; list: string; listLead: string;
            listFile: string; listPassphrase: string; listAct: string;
            listMissing: string; listOpened: With<never, 'n'>;
        };
    }; help: {
        title: string; lead: string; article: string; articleLead: string;
        articleSteps: {
            'before-you-start': string; install: string; key: string;
            request: string; 'signed-by': string; upload: string;
            restart: string; trusted: string;
        }; articleRows: {
            'before-you-start': string; install: string; key: string;
            request: string; 'signed-by': string; upload: string;
            restart: string; trusted: string;
        }; differs: string; differsRows: string[]; secrets: string;
        secretsRows: string[]; not: string; notRows: string[];
    }; onDevice: {
        address: string; addressHint: string; addressHintTo: With<'origin'>;
        addressBad: string; notTicked: With<'list'>; notTickedLink: string;
        confidence: {
            documented: string; field: string; inferred: string; user: string;
        }; blocked: string; user: string; password: string;
        passwordHint: string; passwordHttp: string; warnings: {
            'lock-out': string; 'old-tls': string;
            'shared-factory-key': string; 'feature-key': string;
            'client-certificates': string; 'sip-identity': string;
            'one-per-blade': string; 'unknown-device': string;
        }; preflight: {
            short: string; title: string; lead: string; why: string;
            files: string; noKey: string; noKeyLink: string;
            noCertificate: string; noCertificateLink: string; check: string;
            checkAgain: string; checking: string; levels: {
                ok: string; info: string; warning: string; error: string;
            }; sum: With<never, 'errors' | 'warnings'>;
            showOk: With<never, 'n'>; goTo: {
                key: string; request: string; 'signed-by': string;
            }; keyMadeHere: string; passwordAscii: string;
            carriageReturns: With<'name'>; leadingText: With<'name'>;
            next: string; nextAnyway: string;
        }; passphrase: {
            legend: string; choices: {
                allowed: string; required: string; forbidden: string;
            }; source: string;
        }; restart: {
            short: string; title: string; lead: string; why: string;
            ways: string; way: { page: string; api: string; };
            pageSteps: (With<'menu'>)[]; pageButton: string; apiText: string;
            apiWhy: string; apiButton: string; apiMixed: string;
            apiSent: string; trustFirst: string; trustFirstText: string;
            trustFirstHow: string; now: string; wait: string; waitText: string;
            waiting: string; waitButton: string;
            stages: { up: string; down: string; }; since: With<'seconds'>;
            sinceMinutes: With<'minutes'>; back: string; backUntrusted: string;
            timeout: string; openDevice: string; isBack: string; next: string;
        }; trusted: {
            short: string; title: string; lead: string; why: string;
            install: string; installOutside: string; installSelf: string;
            system: string; systems: {
                windows: string; macos: string; firefox: string; linux: string;
                android: string; ios: string;
            }; guideNote: string; guideNoteLimited: With<'limits'>;
            packed: With<'name'>; compareFirst: string; guides: {
                windows: string[]; macos: string[]; firefox: string[];
                linux: string[]; android: string[]; ios: string[];
            }; ask: string; askText: With<'origin'>; askButton: string;
            asking: string; answered: string; answeredNote: string;
            answeredHttp: string; refused: string; refusedReasons: string[];
            notYet: With<'from' | 'span'>; ended: With<'to' | 'span'>;
            refusedOpen: string; lookUp: string; blocked: string;
            timeout: string; namesHere: With<'list'>; notNamed: With<'host'>;
            openButton: string; compare: string; compareText: string;
            typed: string; compared: {
                sha256: string; sha1: string; serial: string;
                publicKey: string; authority: string; another: string;
            }; where: string; whereRows: {
                Chrome: string; Edge: string; Firefox: string; Safari: string;
            }; noCertificate: string; noCertificateLink: string; good: string;
            done: string; doneNext: With<'day'>; calendar: string;
            calendarSummary: With<'host'>; calendarName: With<'host'>;
            revert: string;
        }; record: {
            short: string; title: string; lead: string; print: string;
            open: string; titleOf: With<'device'>; heading: With<'device'>;
            device: string; addresses: string; profile: string;
            certificate: string; authority: string; names: string;
            subject: string; issuer: string; serial: string; from: string;
            to: string; key: string; publicKey: string; sha256: string;
            sha1: string; files: string; steps: string; stepNames: {
                preflight: string; upload: string; restart: string;
                trusted: string;
            }; ticks: string; yes: string; no: string; date: string; by: string;
            signature: string; remarks: string; noSecret: string;
            madeWith: With<'version'>; nothing: string;
        }; upload: {
            short: string; title: string; lead: string; why: string[];
            before: string; wayBack: With<'buttons'>; needFiles: string;
            needFilesLink: string; ways: string; way: {
                direct: string; bridge: string; hand: string;
            }; wayHint: {
                direct: string; bridge: string; hand: string;
            }; mixed: string; open: string; openText: string; openWhy: string[];
            openAsk: string; openAgain: string; openButton: string;
            seen: With<'origin'>; seenOther: string; seenSecure: With<'origin'>;
            seenStranger: string; useSecure: With<'origin'>; plain: string;
            windowClosed: string; login: string; loginWay: string;
            loginWays: { here: string; there: string; }; loginPost: string;
            loginThere: string; loginFresh: string; loginEarlier: string;
            loginSent: With<'time'>; loginLeft: With<'s'>; loginOld: string;
            loginOldLogout: string; send: string; sendTo: With<'url'>;
            asField: With<'name'>; passwordOfKey: string; noPassword: string;
            sent: With<'time' | 'url'>; filled: With<'button'>; obstacles: {
                'not-open': string; 'no-login': string; 'old-login': string;
                'mixed-content': string;
            }; ask: string; askAddress: With<'origin'>; answers: {
                matches: With<'words'>; login: Plain; access: Plain;
                refused: Plain; empty: Plain; 'not-found': Plain;
                warning: Plain; elsewhere: Plain; nothing: Plain;
            }; notYet: string; tries: {
                cookieAged: string; accessAged: string; sessionGone: string;
                sameSite: string; refusedFiles: string; tokenCheck: string;
                otherAddress: string; otherNames: string; ownForm: string;
                emptied: string; lookAtPage: string; leaked: string;
            }; go: {
                login: string; preflight: string; bridge: string;
                learn: string; reopen: string; look: string; restart: string;
                key: string;
            }; bookmark: string; bookmarkText: string; bookmarkName: string;
            bookmarkPressed: string; bookmarkCopy: string;
            bookmarkOther: string; bookmarkConsole: string;
            bookmarkConsoleCopy: string; bookmarkConsoleShow: string;
            bridgeOpen: string; bridgeOpenText: With<'menu'>; consent: string;
            consentText: With<'origin'>; consentButton: string;
            consentRevoke: string; bridge: {
                armed: Plain; asked: Plain; given: Plain; filled: Plain;
                'no-answer': Plain; 'no-form': Plain;
                'wrong-origin': With<'origin'>;
            }; cutOff: string; cutOffText: string; box: {
                noOpener: string; waiting: string; noForm: string;
                filled: string; noPassword: string;
            }; handSave: string; handSaveText: string; handPage: string;
            handPageText: With<'menu'>; handFill: string;
            handFillText: With<'choose'>; handPicture: string;
            clipboardNote: string; handPress: With<'button'>; form: string;
            formLead: string; learn: string; learnHint: string;
            learnt: With<'action'>; learntCheck: string;
            learntLogin: With<'action'>; learntSource: string;
            learntHidden: With<'names'>; learntElsewhere: With<'host'>;
            learntScript: string; learntGet: string; learnProblems: {
                mhtml: string; 'not-html': string; 'no-form': string;
            }; learnFrames: With<'list'>; tickets: string; fields: {
                certificates: string; uploadAction: string;
                'uploadFields-certificate': string; 'uploadFields-key': string;
                'uploadFields-password': string; 'uploadButton-name': string;
                'uploadButton-value': string; loginAction: string;
                'loginFields-user': string; 'loginFields-password': string;
                'loginFields-page': string; restart: string;
            }; reasons: {
                path: string; 'field-name': string; missing: string;
                text: string; kind: string; choice: string; number: string;
                'file-name': string; 'same-name': string; 'not-json': string;
                size: string;
            }; profile: string; profileText: string; profileSave: string;
            profileLoad: string; profileReset: string;
            profileTaken: With<'name'>; profileBad: With<'file' | 'reason'>;
            profileBadAt: With<'file' | 'path' | 'reason'>; sources: string;
            groups: {
                upload: string; login: string; restart: string;
            }; typed: string; fromFile: string;
        };
    }; lang: string; dates: {
        locale: string; days: With<'days'>; dayAndHours: With<'hours'>;
        hoursAndMinutes: With<'hours' | 'minutes'>;
        minutes: With<never, 'minutes'>; ahead: With<'span'>;
        past: With<'span'>;
    }; app: {
        name: string; skip: string; places: string; nothingLeaves: string;
        foot: With<'version'>; toDark: string; toLight: string;
        title: With<'here'>; engineFailed: string; unsaved: With<'names'>;
        unsavedLink: string;
    }; common: {
        why: string; articleStep: With<'n'>; articleSteps: With<'n'>;
        optional: string; count: With<'used' | 'limit'>; until: With<'day'>;
        change: string; remove: string;
    }; path: {
        label: string; done: string; stepOf: With<'n' | 'all'>;
    }; problems: { title: With<never, 'n'>; };
    failures: { EngineTrap: string; };
    copy: { copy: string; done: string; failed: string; }; task: {
        cancel: string; cancelled: string; busy: string; moment: string;
        luck: string; left: With<'percent', 'seconds'>;
    }; open: {
        choose: string; chooseOther: string; chooseSeveral: string;
        chooseFolder: string; orDrop: string; reading: string;
        removeLabel: With<'name'>; bytes: With<never, 'n'>; paste: string;
        pasteLabel: string; pasted: string; onlyOne: string;
        tooLarge: With<'name' | 'megabytes'>; empty: With<'name'>;
        unreadable: With<'name'>; unnamed: string;
    }; keep: {
        states: { made: string; handed: string; kept: string; };
        saved: With<'name'>; handed: With<'name'>; there: string;
        compare: string; same: string; differs: string; cancelled: string;
        errors: { write: With<'why'>; differs: Plain; }; unexpected: string;
        unexpectedMore: string;
    }; names: { dns: string; ip: string; }; secret: {
        label: string; again: string; show: string; hide: string;
        showLabel: With<'label'>; make: string; makeAnother: string;
        madeLabel: string; notNoted: string; madeNote: string; copy: string;
        missing: string; short: With<'n'>; notAscii: string; differ: string;
        meter: string; noRandom: string; weak: string; fair: string;
        strong: string; strength: With<'grade' | 'bits' | 'span'>;
        strengthAtMost: With<'grade' | 'bits' | 'span'>; spans: {
            seconds: string; hours: string; days: string; months: string;
            years: string; ages: string;
        }; adviceTraditional: string; advicePkcs8: string; askStrength: string;
        whyTraditional: string[]; whyPkcs8: string[];
    }; chip: {
        badges: {
            key: string; request: string; certificate: string;
            authority: string; other: string;
        }; unsaved: string; secret: string; open: string; locked: string;
        notLocked: string; print: With<'hex'>; save: string; saveAgain: string;
        saveLabel: With<'name'>; show: string;
    }; picture: { title: string; here: string; notYet: string; }; findings: {
        levels: {
            ok: string; info: string; warning: string; error: string;
        }; passed: With<never, 'n'>;
    }; check: {
        title: string; lead: string; run: string; again: string;
        version: string; commit: string; compiler: string;
        reference: With<'compiler' | 'system'>; own: With<'compiler'>;
        script: string; engine: string; worker: string; differs: With<'hash'>;
        notMeasured: string; tests: string; test: With<'name' | 'source'>;
        testNames: {
            random: string; 'PBKDF2-HMAC-SHA1': string; 'RSA-2048': string;
            'P-256': string;
        }; right: string; wrong: string; allRight: With<'n'>;
        failed: With<'why'>; policy: string; policyRows: string[];
        promise: string; promiseRows: string[];
    }; made: {
        title: string; lead: string; part: With<'version' | 'licence'>;
        texts: string;
    }; told: {
        findings: {
            KEY_UNKNOWN: With<'type'>; KEY_FORM: With<'field'>;
            KEY_P521: Plain; KEY_SOUND: Plain; KEY_FITS: With<'to'>;
            KEY_MISMATCH: With<'to'>; KEY_OF_OTHER: With<'name'>;
            KEY_OPENS: With<'locked'>; REQUEST_FITS: Plain;
            REQUEST_MISMATCH: Plain; WEAK: With<'level' | 'weakness'>;
            WEAK_EXPONENT_SMALL: With<'weakness'>; FORM_WRONG: With<'form'>;
            FORM_OK: Plain; KEY_NOT_PEM: Plain; CIPHER_WRONG: With<'cipher'>;
            CIPHER_OK: Plain; LOCK_WRONG: With<'locked'>;
            LOCK_OK: With<'locked'>; KEY_TYPE: With<'type'>; KEY_TYPE_OK: Plain;
            KEY_TOO_LARGE: Plain; KEY_SIZE_OK: Plain; LEAF_NOT_FIRST: Plain;
            LEAF_FIRST: Plain; CERTIFICATE_NOT_PEM: Plain;
            HOST_OK: With<'of' | 'host'>; HOST_NOT_ASKED: With<'host'>;
            HOST_NO_NAMES: With<'host'>; HOST_ADDRESS_AS_DNS: With<'host'>;
            HOST_MISMATCH: With<'host'>; NAME_SYNTAX: With<'host'>;
            REQUEST_SIGNED: Plain; REQUEST_SIGNATURE: Plain;
            REQUEST_UNCHECKED: Plain; WANTS_AUTHORITY: Plain; REQUEST_OK: Plain;
            VERSION_OLD: Plain; VERSION_UNKNOWN: With<'version'>;
            EXTENSION_DAMAGED: With<'extension'>; DIGEST_SHA1: With<'field'>;
            DIGEST_BROKEN: With<'field'>; SERIAL_NEGATIVE: Plain;
            SERIAL_PADDED: Plain; SERIAL_ZERO: Plain; SERIAL_LONG: Plain;
            SERIAL_SHORT: Plain; AUTHORITY: Plain; CA_AS_DEVICE: Plain;
            PURPOSE_MISSING: Plain; PURPOSE_ANY: Plain; PURPOSE_OCSP: Plain;
            NETSCAPE_TYPE: Plain; TLS_FEATURE: With<'name'>;
            PURPOSE_NOT_SERVER: Plain; USAGE_MISSING: Plain;
            USAGE_NOT_SIGNING: Plain; SAN_NOT_CRITICAL: Plain;
            SAME_CN_AS_ISSUER: Plain; SAME_SUBJECT_AS_ISSUER: Plain;
            DATES_REVERSED: Plain; VALIDITY_LONG: Plain; CERTIFICATE_OK: Plain;
            CRITICAL_UNKNOWN: With<'extension'>; SUBJECT_FORM: Plain;
            EXTENSION_FORM: With<'extension'>; NOT_YET_VALID: With<'time'>;
            EXPIRED: With<'time'>; EXPIRES_SOON: With<'time'>;
            DATES_OK: With<'time'>; NO_NAMES: With<'field'>;
            DNS_SPACE: With<'field' | 'name'>;
            DNS_WILDCARD: With<'field' | 'name'>;
            DNS_SYNTAX: With<'field' | 'name'>;
            ADDRESS_AS_DNS: With<'field' | 'name'>;
            DNS_DOT: With<'field' | 'name'>; DNS_UNDERSCORE: With<'name'>;
            ADDRESS_LENGTH: With<'field'>; CN_LONG: With<'field'>;
            CN_NOT_LISTED: With<'name'>; SIGNATURE_UNSUPPORTED: With<'name'>;
            CHAIN_CYCLE: Plain; CHAIN_LONG: Plain; CHAIN_BESIDE: With<'name'>;
            SIGNATURE_WRONG: With<'name'>; ISSUER_OTHER_KEY: With<'name'>;
            ISSUER_MISSING: With<'level' | 'name'>; CHAIN_ORDER: Plain;
            CHAIN_EXTRA: With<'name'>; SELF_SIGNED: With<'level'>;
            CHAIN_OK: With<'name'>; SELF_SIGNATURE_WRONG: With<'name'>;
            ISSUER_DAMAGED: With<'name' | 'extension'>;
            ISSUER_NOT_CA: With<'name'>; ISSUER_NO_CERT_SIGN: With<'name'>;
            ISSUER_PURPOSE: With<'name'>; PATH_LENGTH: With<'name'>;
            PATH_LENGTH_ROLLED: With<'name'>; ISSUER_EXPIRED: With<'name'>;
            ISSUER_NOT_YET_VALID: With<'name'>; CONSTRAINT_FORM: With<'limit'>;
            NAME_CONSTRAINT: With<'name'>; NAME_CONSTRAINT_KIND: With<'name'>;
            NAME_CONSTRAINT_SUBJECT: With<'name'>;
            NAME_CONSTRAINT_LETTERS: With<'name'>;
            NAME_CONSTRAINT_CN: With<'name'>; CHAIN_DIGEST: With<'name'>;
            SIGNATURE_FORM: With<'name'>; ISSUER_WEAK: With<'level' | 'name'>;
            ISSUER_NAME_DIFFERS: With<'name'>; ISSUER_KEY_ID: With<'name'>;
            ISSUER_VERSION: With<'name'>; ISSUER_KEY_FORM: With<'name'>;
            ISSUER_SERIAL: With<'name'>; ISSUER_UNNAMED: Plain;
            ISSUER_SUBJECT_FORM: With<'name'>; ISSUER_BEFORE_1970: With<'name'>;
            ISSUER_CRITICAL: With<'name' | 'extension'>;
            ISSUER_EXTENSION: With<'name' | 'extension'>;
            ISSUER_PURPOSE_CLIENT: With<'name'>;
            ISSUER_PURPOSE_ANY: With<'name'>;
            ISSUER_EXPONENT_SMALL: With<'name'>;
            REVOKED: With<'reason' | 'name' | 'time' | 'issuer' | 'made'>;
            NOT_REVOKED: With<'name' | 'issuer' | 'made'>;
            CRL_DAMAGED: With<'issuer' | 'made' | 'bytes'>;
            CRL_SIGNATURE: With<'issuer' | 'made'>;
            CRL_UNSUPPORTED: With<'issuer' | 'made'>;
            CRL_NO_SIGN: With<'issuer' | 'made'>;
            CRL_ENDED: With<'issuer' | 'made' | 'time'>;
            CRL_NOT_YET_VALID: With<'issuer' | 'made'>;
            CRL_OF_OTHER: With<'issuer' | 'made'>; POLICY_REQUIRED: Plain;
        }; errors: {
            FIELD_MISSING: Plain; FIELD_VALUE: Plain; FIELD_LENGTH: Plain;
            SUBJECT_SYNTAX: Plain; SUBJECT_COUNTRY: Plain; SUBJECT_EMPTY: Plain;
            NAME_SYNTAX: Plain; NAME_MISSING: Plain; SERIAL_SYNTAX: Plain;
            DATES: Plain; KEY_SIZE: Plain; PASSPHRASE_MISSING: Plain;
            PASSPHRASE: Plain; PASSPHRASE_SYNTAX: Plain; FILE_EMPTY: Plain;
            FILE_SIZE: Plain; FILE_KIND: Plain; PEM_DAMAGED: Plain;
            DER_DAMAGED: With<'place', 'bytes'>; DER_CUT: With<never, 'bytes'>;
            DER_TIME: Plain; UNSUPPORTED: With<'part' | 'what'>;
            KDF_COST: Plain; KEY_SEVERAL: Plain; KEY_DAMAGED: Plain;
            KEY_WEAK: With<'weakness'>; KEY_MISMATCH: Plain;
            REQUEST_SIGNATURE: Plain; REQUEST_DIGEST: Plain;
            REQUEST_EXTENSIONS: Plain; AUTHORITY_NOT_CA: Plain;
            AUTHORITY_DAMAGED: Plain; AUTHORITY_USAGE: Plain;
            AUTHORITY_PURPOSE: Plain; AUTHORITY_EXTENSION: Plain;
            AUTHORITY_DATES: Plain; AUTHORITY_PATH: Plain;
            AUTHORITY_CONSTRAINT: Plain; SAME_SUBJECT: Plain; KEY_SHARED: Plain;
            SELF_CHECK: Plain; RANDOM: Plain; MEMORY: Plain; OPERATION: Plain;
            FIELDS: Plain; INTERNAL: Plain;
        }; places: {
            algorithm: string; attribute: string; attributes: string;
            behind: string; 'behind-key': string; 'behind-numbers': string;
            certificates: string; check: string; coefficient: string;
            contents: string; curve: string; entries: string; entry: string;
            'exponent-1': string; 'exponent-2': string; extension: string;
            extensions: string; 'inner-key': string; issuer: string;
            'key-kind': string; lock: string; lists: string; locked: string;
            modulus: string; names: string; 'next-update': string;
            'not-after': string; 'not-before': string; point: string;
            'prime-1': string; 'prime-2': string; 'private-exponent': string;
            'public-exponent': string; 'public-key': string; secret: string;
            serial: string; signature: string; signed: string; signers: string;
            subject: string; 'this-update': string; validity: string;
            version: string;
        }; weaknesses: {
            SHORT: string; EXPONENT_EVEN: string; EXPONENT_SMALL: string;
            EXPONENT_LARGE: string; SMALL_FACTOR: string; CLOSE_PRIMES: string;
            ROCA: string; EXPONENT_ONE: string; PRIME_MODULUS: string;
            unknown: string; LONG: string;
        }; notes: {
            'wrong-label': With<'label' | 'kind'>;
            'request-version': With<'version'>; 'request-sha1': Plain;
            'begins-with-authority': With<'time'>;
            'ends-with-authority': With<'time'>;
            'name-underscore': With<'name'>; 'name-no-host': With<'name'>;
            'name-left-out': With<'is' | 'name'>;
            'name-replaced': With<'is' | 'name'>;
            'address-as-host': With<'name'>; 'address-length': With<'name'>;
            'common-name-only': With<'name'>;
            'common-name-instead': With<'name'>;
            'common-name-hidden': With<'name'>;
            'subject-rewritten': With<'name'>; 'subject-replaced': With<'name'>;
            'basic-malformed': Plain; 'authority-deeper': Plain;
            'authority-refused': Plain;
            'extension-ignored': With<'critical' | 'extension'>;
            'extension-unknown': With<'critical' | 'extension' | 'bytes'>;
            'no-key': Plain; 'key-left-out': With<'why'>;
            'part-left-out': With<'why'>; 'rest-left-out': Plain;
            'chain-not-whole': Plain; 'key-not-locked': Plain;
            'key-lock-weak': Plain; 'only-key': Plain; legacy: Plain;
            'pkcs7-no-key': Plain; 'mac-unchecked': Plain;
        }; kinds: {
            unknown: string; certificate: string; request: string; crl: string;
            pkcs7: string; pkcs12: string; 'public-key': string;
            'public-key-pkcs1': string; 'key-pkcs1': string; 'key-sec1': string;
            'key-dsa': string; 'key-pkcs8': string; 'key-pkcs8-locked': string;
            'key-openssh': string; 'dh-parameters': string;
            'dsa-parameters': string; 'ec-parameters': string;
            'ocsp-response': string;
        }; repairs: {
            'utf-16': string; 'byte-order-mark': string;
            'escaped-line-ends': string; crlf: string; cr: string;
            quoted: string; indented: string; 'odd-spaces': string;
            dashes: string; 'one-line': string; 'line-width': string;
            'blank-line': string; 'missing-begin': string;
            'missing-end': string; hexadecimal: string; rtf: string;
            'quoted-printable': string; html: string; percent: string;
            'base64-of-pem': string; base64url: string; pager: string;
            'line-signs': string; console: string; joined: string;
            'label-spelling': string; 'labels-differ': string; padding: string;
            'final-newline': string; 'bag-attributes': string;
            'text-around': string; 'no-armour': string;
        }; strange: {
            jks: string; jceks: string; bks: string; pvk: string;
            msblob: string; sst: string; jwk: string; age: string;
            uuencode: string; zip: string; archive: string; pdf: string;
            image: string; office: string; program: string; database: string;
            sealed: string; html: string; mail: string; xml: string;
            ssh2: string; pgp: string; spkac: string; parameters: string;
            'dh-parameters': string; 'dsa-parameters': string;
            'ec-parameters': string; ocsp: string; text: string; ssh: string;
        }; contents: {
            value: With<'value'>; authority: Plain; 'not-authority': Plain;
            'path-length': With<'n'>; issuer: With<'value'>;
            serial: With<'value'>; only: With<'value'>;
            'only-all': With<'value'>; never: With<'value'>;
            'never-all': With<'value'>; damaged: Plain;
        };
    };
};
