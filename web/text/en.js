/**
 * Everything the page says, in English. A translation is a copy of this file
 * with the same members. One section for each part of the page; members that
 * take values are functions.
 *
 * How we write: plain words, short sentences, no term that is not explained
 * where it first matters; what happened, why, what to do.
 */

/** @param {number} n @param {string} one @param {string} many */
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

/** @typedef {Record<string, string | number>} Values */

/** The second half of the path: check, upload, restart, trust, record. */
const onDeviceText = {
    address: 'The device’s address',
    addressHint: (/** @type {string} */ origin) =>
        origin
            ? `The page will talk to ${origin} and to nothing else.`
            : 'As you type it into a browser, such as ' +
              'mcu1.example.com or https://10.1.2.3:8443.',
    addressBad:
        'This is no address of a device. Type its name or IP address, ' +
        'with http:// before it if it has no HTTPS yet.',
    /** What of step 1 was not ticked, at Upload and Restart. */
    notTicked: (/** @type {string} */ list) =>
        `Not ticked in “Before you start”: ${list}. Look first: what is ` +
        'not so there can lock you out.',
    notTickedLink: 'See the list',
    confidence: {
        documented: 'documented',
        field: 'seen on real devices',
        inferred: 'a guess',
        user: 'set by you',
    },
    blocked:
        'Your browser blocked the window. Allow pop-ups for this page ' +
        '(a sign at the end of the address bar) and press the button ' +
        'again.',
    user: 'User name on the device',
    password: 'Password on the device',
    passwordHint: 'Leave empty if it has none.',
    passwordHttp:
        'This address is plain HTTP: whoever listens on the network ' +
        'can read the password.',

    warnings: {
        'lock-out':
            'Keep HTTP and HTTPS both on, and leave “Redirect HTTP ' +
            'requests to HTTPS” off, until the new certificate works. ' +
            'Otherwise a wrong certificate can lock you out.',
        'old-tls':
            'Software before about 4.5 speaks TLS 1.0 only. Browsers ' +
            'refuse that, whatever the certificate is; Firefox can be ' +
            'told to allow it (step 1 says how).',
        'shared-factory-key':
            'All units left the factory with the same private key. Do ' +
            'not go back to it.',
        'feature-key':
            'HTTPS needs the feature key “Secure management (HTTPS)” ' +
            'or “Encryption”.',
        'client-certificates':
            'If the device asks its users for certificates (login by ' +
            'certificate), switch that off while you change its own: ' +
            'it can lock everybody out.',
        'sip-identity':
            'The same certificate is shown in calls over SIP TLS. Call ' +
            'servers check its addresses, too; some want one that may ' +
            'also be used as a client’s. Public authorities no longer ' +
            'give those, so that takes an authority of your own.',
        'one-per-blade':
            'Each blade has a certificate of its own. Do the job once ' +
            'for each blade, with that blade’s address.',
        'unknown-device':
            'No maker’s document was at hand for this device. Look up ' +
            'which form of key it takes, and whether with a passphrase.',
    },

    preflight: {
        short: 'Check',
        title: 'Check the files as the device will',
        lead:
            'The very bytes that will be uploaded are read back here: ' +
            'the key is opened with its passphrase, and everything is ' +
            'compared with what this device and the browsers accept.',
        why:
            'A device only says that an upload failed, not why. Most ' +
            'failures can be seen in the files beforehand.',
        files: 'What will be uploaded',
        noKey: 'The device’s private key is still missing.',
        noKeyLink: 'Make or open the key',
        noCertificate: 'The signed certificate is still missing.',
        noCertificateLink: 'Have it signed, or open it',
        check: 'Check the files',
        checkAgain: 'Check again',
        checking: 'Checking',
        levels: {
            ok: 'Good',
            info: 'Note',
            warning: 'Look at this',
            error: 'Wrong',
        },
        sum: (/** @type {{ errors: number, warnings: number }} */
            { errors, warnings }) =>
            errors > 0
                ? `${plural(errors, 'thing is', 'things are')} wrong. ` +
                  'The device or the browsers would refuse these files.'
                : warnings > 0
                    ? 'The files can be uploaded. ' +
                      `${plural(warnings, 'thing deserves',
                          'things deserve')} a look first.`
                    : 'The files are as the device wants them.',
        showOk: (/** @type {{ n: number }} */ { n }) =>
            `${plural(n, 'check', 'checks')} passed`,
        goTo: {
            key: 'Go to the key',
            request: 'Go to the request',
            'signed-by': 'Go to the certificate',
        },
        /** What the page itself looks at, beside the engine. */
        passwordAscii:
            'The passphrase holds letters beyond plain ASCII. The ' +
            'device’s form may garble them, and then cannot open the ' +
            'key. Make the key anew with plain letters and digits.',
        carriageReturns: (/** @type {string} */ name) =>
            `${name} has Windows line ends. Most devices do not mind; ` +
            'if this one refuses the file, save it with plain ones.',
        leadingText: (/** @type {string} */ name) =>
            `${name} has text before its first BEGIN line. Some ` +
            'devices stumble over it.',
        next: 'Continue to the upload',
        nextAnyway: 'Go on all the same',
    },

    upload: {
        short: 'Upload',
        title: 'Upload to the device',
        lead:
            'Certificate and key go to the device together. Choose the ' +
            'way that suits; each ends the same.',
        why: [
            'A page may post files to a device, but may not see what it ' +
                'answers. So this page never claims that an upload ' +
                'worked: you look at the device, and say what it shows.',
            'Until the restart the device goes on with its old ' +
                'certificate. Nothing is lost if an upload fails.',
        ],
        before: 'Before you upload',
        wayBack: (/** @type {string} */ buttons) =>
            'The way back: the certificate page has a button ' +
            `(${buttons}) that takes the pair from the factory again.`,
        needFiles: 'First come a key and a certificate.',
        needFilesLink: 'See what is missing',
        ways: 'How to upload',
        way: {
            direct: 'From here',
            bridge: 'From the device’s own page',
            hand: 'By hand',
        },
        wayHint: {
            direct:
                'This page sends the files straight into the device’s ' +
                'window. The quickest way when the device’s form is ' +
                'known.',
            bridge:
                'A bookmark fills the device’s own form with the files; ' +
                'you press the device’s own button. The surest way: it ' +
                'works when the form differs, or when the device takes ' +
                'no form from elsewhere.',
            hand:
                'You choose the saved files in the device’s own form. ' +
                'Always works.',
        },
        mixed:
            'This page came over HTTPS and the device’s address is ' +
            'plain HTTP. Browsers stop such uploads, or let them through ' +
            'with empty files. Use one of the other two ways, use the ' +
            'device’s https:// address, or save this page as a file and ' +
            'open it from there.',

        open: 'Open the device',
        openText:
            'Its page opens in a window or tab of its own. The browser ' +
            'warns of the old certificate: choose “Advanced” and go on. ' +
            'Stay when you see the device’s own page.',
        openWhy: [
            'Files that are sent into a browser’s warning page arrive ' +
                'empty. So the warning must be behind you before anything ' +
                'is sent.',
            'What answers at that address gets the key and its ' +
                'passphrase, and can send them on to another one; no page ' +
                'can prevent that. So compare the address before you send.',
        ],
        openAsk: 'What should I see?',
        openAgain: 'Open it again',
        openButton: 'Open the device',
        seen: (/** @type {string} */ origin) =>
            'I see the device’s own page there, and its address begins ' +
            `with ${origin}`,
        seenOther: 'It shows another address',
        seenSecure: (/** @type {string} */ origin) =>
            'The device sent you on to HTTPS: open it there at once, or ' +
            `the files go to an address that does not take them. If it is ` +
            `not ${origin}, type the one you see above.`,
        seenStranger:
            'If that is your device, type the address you see above. If ' +
            'not, send nothing.',
        useSecure: (/** @type {string} */ origin) => `Use ${origin}`,
        plain:
            'This address is plain HTTP: whoever listens on the way gets ' +
            'the key together with its passphrase. Do it on a network ' +
            'that you trust.',
        windowClosed:
            'The device’s window is closed, or the device cut its tie ' +
            'to this page (some do, on purpose). Open it again; if this ' +
            'comes back at once, or the window only says “blocked”, use ' +
            '“By hand”.',

        login: 'Log in',
        loginWay: 'Where to log in',
        loginWays: {
            here: 'From here',
            there: 'In the device’s window',
        },
        loginPost: 'Log in',
        loginThere:
            'Log in as the administrator there, and come back. If you ' +
            'were logged in already, log out there first. When was it?',
        loginFresh: 'Less than a minute ago',
        loginEarlier: 'Longer ago',
        loginSent: (/** @type {string} */ time) =>
            `Login sent at ${time}. The device’s window should now show ` +
            'its certificate page. If it shows the login page or an ' +
            'error, the name or the password was wrong: three wrong ones ' +
            'can lock the account for half an hour.',
        loginLeft: (/** @type {number} */ s) =>
            `Upload within ${s} s: later, this browser leaves the login ` +
            'out.',
        loginOld:
            'The login is too old for this browser: Chrome, Edge and ' +
            'their relatives send a device’s login along with an upload ' +
            'from another page only in its first two minutes. Log out ' +
            'there, log in once more, and upload at once.',
        loginOldLogout: 'Log out there',

        send: 'Upload certificate and key',
        sendTo: (/** @type {string} */ url) => `Goes to ${url}`,
        asField: (/** @type {string} */ name) => `as “${name}”`,
        passwordOfKey: 'passphrase of the key',
        noPassword: 'no passphrase',
        sent: (/** @type {string} */ time, /** @type {string} */ url) =>
            `Sent at ${time} to ${url}. Whether the device took it, only ` +
            'its own window shows.',
        filled: (/** @type {string} */ button) =>
            'The device’s form is filled. Look at it, press its own ' +
            `button “${button}” there, and come back.`,
        obstacles: {
            'not-open': 'Open the device first (1).',
            'not-seen': 'Say first that you see the device’s page (1).',
            'no-login': 'Log in first (2).',
            'old-login': 'The login is too old. Log in again (2).',
            'mixed-content': 'Not possible from this page: see above.',
        },

        ask: 'What does the device show now?',
        askAddress: (/** @type {string} */ origin) =>
            `Its address must still begin with ${origin}.`,
        answers: {
            matches: (/** @type {string} */ words) =>
                `The new certificate, “${words}”`,
            login: 'A login page',
            access: '“Access failed”, or a form out of date',
            refused: 'An error about the files',
            empty: 'It says that a file is missing',
            'not-found': 'A page that does not exist',
            warning: 'A warning of the browser',
            elsewhere: 'Another address',
            nothing: 'Nothing new, or something else',
        },
        notYet: 'Back to the upload',
        tries: {
            uploaded: '',
            cookieAged:
                'The login did not come along with the files, so the ' +
                'device did not know you and took nothing. In this ' +
                'browser a login counts for two minutes only. Log out ' +
                'there first, log in again, and upload at once.',
            accessAged:
                'Mostly the login was too old: in this browser it counts ' +
                'for two minutes only. The files are not to blame. Log ' +
                'out there first, log in again, and upload at once.',
            sessionGone:
                'The device did not know you any more and took ' +
                'nothing. Log out there first, log in again, and upload ' +
                'once more.',
            sameSite:
                'If that happens again, let the bookmark fill the ' +
                'device’s own form: there the login always counts.',
            refusedFiles:
                'The device did not like what it got. See whether the ' +
                'check of the files found something: the passphrase, ' +
                'the form of the key, a pair that does not match.',
            tokenCheck:
                'If that happens right after a login, the device takes ' +
                'forms from its own page only. The bookmark fills that ' +
                'very form.',
            otherAddress:
                'On this device the form has another address. Let the ' +
                'page learn it from a saved copy of the device’s page.',
            otherNames:
                'Or the fields have other names on this device. Let the ' +
                'page learn them from a saved copy of the device’s page.',
            ownForm:
                'Or let the bookmark fill the device’s own form, ' +
                'whatever its address is.',
            emptied:
                'The files arrived empty, or not at all: the browser ' +
                'asked something on the way. Open the device again, go ' +
                'past every warning until you see its own page, log in, ' +
                'and upload once more.',
            lookAtPage:
                'Open the certificate page and look: does it name the ' +
                'new certificate, does the head of the page ask for a ' +
                'restart? Then answer again.',
            leaked:
                'What you sent may have gone to that address: the key ' +
                'and its passphrase. If it is not your device, or it ' +
                'begins with http:, make a new key with another ' +
                'passphrase, and have the certificate revoked.',
        },
        go: {
            login: 'Log out there, and in again',
            preflight: 'See the check of the files',
            bridge: 'Use the bookmark',
            learn: 'Learn the form',
            reopen: 'Open the device again',
            look: 'Open the certificate page',
            restart: 'Continue to the restart',
            key: 'Go to the key',
        },

        bookmark: 'Put the helper on your bookmarks',
        bookmarkText:
            'Drag this button onto the bookmarks bar (Ctrl+Shift+B shows ' +
            'the bar). It holds no secret and can stay there.',
        bookmarkName: 'Fill the certificate form',
        bookmarkPressed:
            'Not here: drag it onto the bookmarks bar, and click it ' +
            'there while the device’s page is in front.',
        bookmarkCopy: 'Copy it as an address',
        bookmarkOther: 'If bookmarks are not possible',
        bookmarkConsole:
            'On the device’s page open the console (Ctrl+Shift+K in ' +
            'Firefox, Ctrl+Shift+J in Chrome and Edge), paste this text ' +
            'and press Enter. Browsers ask you to type a few words ' +
            'before they allow pasting: that protects people from ' +
            'strangers’ texts. This one only asks this page for the ' +
            'files and fills the form; read it if you like.',
        bookmarkConsoleCopy: 'Copy the text for the console',
        bookmarkConsoleShow: 'Read the text',
        bridgeOpen: 'Open the device’s certificate page',
        bridgeOpenText: (/** @type {string} */ menu) =>
            'Open the device from here (the two windows must know each ' +
            `other), log in, and go to ${menu}.`,
        consent: 'Allow the hand-over, then click the bookmark',
        consentText: (/** @type {string} */ origin) =>
            `The files go to ${origin} in that window, once, and to ` +
            'nobody else.',
        consentButton: 'Hand over the files once',
        consentRevoke: 'Do not hand over',
        bridge: {
            idle: '',
            armed:
                'Ready. Now click the bookmark while the device’s page ' +
                'is in front.',
            asked:
                'The device’s page asks for the files. Hand them over?',
            given: 'Given to the window. Waiting for its word.',
            filled: 'The device’s form is filled.',
            'no-answer':
                'The window did not answer: it shows another page by now. ' +
                'Nothing was filled in. Go to the certificate page there ' +
                'and click the bookmark again.',
            'no-form':
                'The bookmark found no form with two files on that ' +
                'page. Go to the certificate page there, and click the ' +
                'bookmark again.',
            'wrong-origin': (/** @type {string} */ origin) =>
                `The window shows ${origin}, which is not the address ` +
                'named above. Nothing was handed over. If that is your ' +
                'device, correct the address above and try again.',
        },
        cutOff: 'If the bookmark says that the page was not opened here',
        cutOffText:
            'The device’s page must have been opened by the button ' +
            'above, in this browser. Some devices cut the tie between ' +
            'windows on purpose: then only “By hand” is left.',
        box: {
            noOpener:
                'MCU Certify did not open this window, so it cannot be ' +
                'asked for the files. Open the device with its button ' +
                'and log in there.',
            waiting:
                'Asked MCU Certify for the files. If nothing happens, ' +
                'go to its window and press “Hand over the files once”.',
            noForm:
                'There is no form with two files on this page. Go to ' +
                'the certificate page and click the bookmark again.',
            filled:
                'Filled in by MCU Certify. Now press this page’s own ' +
                'upload button.',
            noPassword:
                'No field for the passphrase was found: paste it ' +
                'yourself.',
        },

        handSave: 'Save the two files',
        handSaveText: 'If you have not saved them yet:',
        handPage: 'Open the device’s certificate page',
        handPageText: (/** @type {string} */ menu) =>
            `Log in and go to ${menu}.`,
        handFill: 'Fill in its form',
        handFillText: (/** @type {string} */ choose) =>
            `“${choose}” opens the list of your files; they are where ` +
            'your browser saves downloads.',
        handPicture: 'The form on the device',
        clipboardNote:
            'It stays on the clipboard until you copy something else.',
        handPress: (/** @type {string} */ button) =>
            `Press “${button}”`,

        form: 'The device’s form: addresses and field names',
        formLead:
            'Makers do not publish these. If an upload ends on a page ' +
            'that does not exist, correct them here, or let the page ' +
            'learn them.',
        learn: 'Learn them from a saved copy of the device’s page',
        learnHint:
            'On the device’s certificate page press Ctrl+S, choose ' +
            '“Web page, HTML only”, and open that file here. The same ' +
            'works for its login page.',
        learnt: (/** @type {string} */ action) =>
            `Learnt: the form posts to ${action}.`,
        learntCheck: 'Compare below, then upload.',
        learntLogin: (/** @type {string} */ action) =>
            `This is a login page. Learnt: the login posts to ${action}.`,
        learntSource: 'learnt from a saved page',
        learntHidden: (/** @type {string} */ names) =>
            `The form also carries ${names}. If that is a ticket which ` +
            'the device makes anew each time, only the bookmark works.',
        learntElsewhere: (/** @type {string} */ host) =>
            `The form on this page posts to ${host}, which is not your ` +
            'device. Nothing was taken over.',
        learntScript:
            'The form’s address is set by a script, so it cannot be ' +
            'read from the copy. Use the bookmark instead.',
        learntGet:
            'This form does not send files. Is it the right page?',
        learnProblems: {
            mhtml:
                'This is a one-file archive. Save the page again as ' +
                '“Web page, HTML only”.',
            'not-html': 'This is not a saved web page.',
            'no-form':
                'There is no form with a file on this page. Save the ' +
                'page that has the fields for certificate and key.',
        },
        learnFrames: (/** @type {string} */ list) =>
            `This page only holds others: ${list}. Open the one with ` +
            'the form in a tab of its own, and save that.',
        tickets: 'Fields sent as they are, one on each line: name=value',
        fields: {
            'pages.certificates': 'Certificate page',
            'pages.uploadAction': 'The form posts to',
            'pages.uploadFields.certificate': 'Field: certificate',
            'pages.uploadFields.key': 'Field: private key',
            'pages.uploadFields.password': 'Field: passphrase',
            'pages.uploadButton.name': 'Field: button',
            'pages.uploadButton.value': 'Value of the button',
            'pages.loginAction': 'The login posts to',
            'pages.loginFields.user': 'Field: user name',
            'pages.loginFields.password': 'Field: password',
            'pages.loginFields.page': 'Field: page after the login',
            'pages.restart': 'Restart page',
        },
        reasons: {
            path: 'A path on the device, such as /certificates.html.',
            'field-name':
                'No quotes, no line breaks, no blanks at the ends.',
            missing: 'This cannot be empty.',
            text: 'This is too long, or holds a character that cannot ' +
                'be sent.',
            kind: 'This cannot be read.',
            choice: 'This is not one of the possible values.',
            number: 'This is no number in the possible range.',
            'file-name': 'This is no file name that every system takes.',
            'same-name': 'Another file has this name.',
            'not-json': 'This file is not a profile.',
            size: 'This file is larger than any profile.',
        },
        profile: 'Keep what you corrected',
        profileText:
            'A profile is a small text file with these names, for the ' +
            'next device of the same kind. It holds no secret. Once ' +
            'opened, it is offered wherever a device’s family is chosen.',
        profileSave: 'Save as a profile',
        profileLoad: 'Open a profile',
        profileReset: 'Back to the built-in names',
        profileTaken: (/** @type {string} */ name) =>
            `Taken over: ${name}.`,
        profileBad: (
            /** @type {string} */ file,
            /** @type {string} */ path,
            /** @type {string} */ reason,
        ) => `${file}: ${path ? `${path}: ` : ''}${reason}`,
        sources: 'Where do these come from?',
        groups: {
            upload: 'The certificate page',
            login: 'The login',
            restart: 'The restart',
        },
        typed: 'typed',
        fromFile: 'a profile of yours',
    },

    passphrase: {
        legend: 'Does it take a passphrase with its key? (See its manual.)',
        choices: {
            allowed: 'It takes one',
            required: 'It must have one',
            forbidden: 'No, it wants the key without',
        },
        source: 'your answer in step 1',
    },

    restart: {
        short: 'Restart',
        title: 'Restart the device',
        lead:
            'The device shows its new certificate after a restart. ' +
            'Calls and conferences on it end.',
        why:
            'The device reads its certificate once, when it starts. ' +
            'Until then every page it shows asks for the restart.',
        ways: 'How to restart',
        way: {
            page: 'On its own page',
            api: 'From here',
        },
        pageSteps: (
            /** @type {string} */ menu,
        ) => [
            `Go to ${menu}.`,
            'Press the button that shuts the device down, and confirm.',
            'When the page offers it, press the button that restarts.',
        ],
        pageButton: 'Open the shutdown page',
        apiText:
            'The device’s interface for programs can restart it. The ' +
            'answer appears in the device’s window: “operation ' +
            'successful”, or a fault with its reason.',
        apiWhy:
            'Name and password are sent to the device and kept nowhere. ' +
            'Some devices take this call only from programs; then they ' +
            'answer with a fault, and their own page remains.',
        apiButton: 'Restart the device now',
        apiMixed:
            'Not possible from a page that came over HTTPS to a device ' +
            'on plain HTTP. Use its own page.',
        apiSent: 'Sent. See what the device’s window says.',
        trustFirst: 'Tell this browser to trust your authority',
        trustFirstText:
            'Best before the restart: then this page sees by itself that ' +
            'the device is back with its new certificate.',
        trustFirstHow: 'How to install it',
        now: 'Restart it',
        wait: 'Wait for the device',
        waitText:
            'Some minutes are usual. The page looks every second.',
        waiting: 'Waiting for the device',
        waitButton: 'Wait until it is back',
        stages: {
            up: 'It still answers: the restart has not begun.',
            down:
                'No answer that this browser accepts: it is still ' +
                'restarting, or it is back with its new certificate and ' +
                'this browser does not know your authority yet.',
        },
        since: (/** @type {number} */ seconds) => seconds < 60
            ? `Waiting for ${seconds} s`
            : `Waiting for ${Math.floor(seconds / 60)} min`,
        back:
            'The device is back, and this browser connects to it ' +
            'without a warning.',
        backUntrusted:
            'The device is back on plain HTTP. Over HTTPS this browser ' +
            'does not trust it yet; the next step helps.',
        timeout:
            'It has not answered for a long time. Either it is not ' +
            'back, or this browser does not trust its new certificate ' +
            'yet: from here both look the same. Open it and see.',
        openDevice: 'Open the device',
        isBack: 'It is back',
        next: 'Continue: is it trusted?',
    },

    trusted: {
        short: 'Trusted?',
        title: 'Is the device trusted?',
        lead:
            'Tell your browsers once that they may trust the authority. ' +
            'Then every device that it signed opens without a warning.',
        why:
            'A browser trusts a certificate when it knows who signed ' +
            'it. No page can teach it that: you install the ' +
            'authority’s certificate yourself.',
        install: 'Tell this computer to trust the authority',
        installOutside:
            'A public authority is known to browsers already: skip ' +
            'this. For your organisation’s own authority, ask for its ' +
            'root certificate.',
        installSelf:
            'The certificate signed itself, so it takes the place of ' +
            'the authority: install it in each browser.',
        system: 'System',
        systems: {
            windows: 'Windows',
            macos: 'macOS',
            firefox: 'Firefox',
            linux: 'Linux',
            android: 'Android',
            ios: 'iPhone, iPad',
        },
        guideNote:
            'Installing an authority lets its owner pass for any site ' +
            'towards this computer. Install your own only, and guard ' +
            'its key.',
        compareFirst:
            'The system shows a fingerprint while you install, or after. ' +
            'It must be this one:',
        guides: {
            windows: [
                'For Edge, Chrome and everything else that asks Windows.',
                'Double-click CA.cer. A window about the certificate ' +
                    'opens; press “Install Certificate…”.',
                'Choose “Current User” (no rights needed) or “Local ' +
                    'Machine” (for everybody on this computer).',
                'Choose “Place all certificates in the following ' +
                    'store”, press “Browse…”, and pick “Trusted Root ' +
                    'Certification Authorities”. The automatic choice ' +
                    'puts it in the wrong place.',
                'Press “Next”, “Finish”, and answer “Yes” to the ' +
                    'warning.',
                'Start the browser anew. Firefox 120 and later asks ' +
                    'Windows, too, unless that was switched off.',
            ],
            macos: [
                'For Safari, Chrome and Edge.',
                'Double-click CA.cer. Keychain Access opens; add it to ' +
                    'the keychain “login” or “System”.',
                'Find it under “Certificates” and double-click it.',
                'Open “Trust”, and set “When using this certificate” to ' +
                    '“Always Trust”.',
                'Close the window and type your password.',
                'Start the browser anew. Firefox 120 and later asks ' +
                    'macOS, too, unless that was switched off.',
            ],
            firefox: [
                'Needed on Linux, and where Firefox does not use the ' +
                    'system’s list. On Windows, macOS and Android, Firefox ' +
                    '120 and later trusts what you installed there.',
                'Open Settings and type “certificates” into its search ' +
                    'field.',
                'Press “View Certificates…” or “Manage certificates…”, ' +
                    'and choose “Authorities”.',
                'Press “Import…” and choose CA.cer.',
                'Tick “Trust this CA to identify websites” and press ' +
                    '“OK”.',
            ],
            linux: [
                'Chrome and Chromium: open chrome://certificate-manager, ' +
                    'press “Installed by you”, then “Import” beside ' +
                    '“Trusted certificates”, and choose CA.cer. The ' +
                    'fingerprint is shown afterwards. Older ones: type ' +
                    '“certificates” into the search field of Settings.',
                'Firefox: as in the tab “Firefox”.',
                'Programs on Debian and Ubuntu: copy CA.cer to ' +
                    '/usr/local/share/ca-certificates/ with a name ' +
                    'that ends in .crt, and run update-ca-certificates ' +
                    'as root.',
                'Programs on Red Hat, Fedora and their kin: copy it to ' +
                    '/etc/pki/ca-trust/source/anchors/ and run ' +
                    'update-ca-trust as root.',
            ],
            android: [
                'Bring CA.cer onto the phone (mail, USB, share).',
                'Open Settings and search for “CA certificate”; it ' +
                    'lies under “Security”, “Encryption & credentials”, ' +
                    '“Install a certificate”.',
                'Choose “CA certificate”, “Install anyway”, and the ' +
                    'file. A screen lock must be set.',
                'Chrome then trusts it, and so does Firefox 120 and ' +
                    'later.',
            ],
            ios: [
                'Send CA.cer to the device by mail or AirDrop, and open ' +
                    'it: “Profile Downloaded”.',
                'Settings, “Profile Downloaded” (or General, “VPN & ' +
                    'Device Management”), “Install”.',
                'Then, and this is easily missed: Settings, General, ' +
                    'About, “Certificate Trust Settings”, and switch ' +
                    'the authority on.',
            ],
        },
        ask: 'Ask this browser',
        askText: (/** @type {string} */ origin) =>
            `The page sends one request to ${origin} and sees whether ` +
            'the browser lets it through.',
        askButton: 'Does this browser trust the device?',
        asking: 'Asking this browser',
        answered:
            'The browser accepted the device’s certificate.',
        answeredNote:
            'One thing looks the same: if you clicked away a warning ' +
            'for this very certificate. To be sure, open the device in ' +
            'a private window. There must be no warning.',
        answeredHttp:
            'The device answers, but this address is plain HTTP: that ' +
            'says nothing about its certificate. Type its https:// ' +
            'address above.',
        refused:
            'The browser did not connect. A page cannot see why. These ' +
            'are the usual reasons, the likeliest first:',
        refusedReasons: [
            'The authority is not installed in this browser, or the ' +
                'browser was not started anew since.',
            'The device still shows its old certificate: it was not ' +
                'restarted after the upload.',
            'The address above is not one of those in the certificate.',
            'The device is not reachable from here, or still starting.',
            'It speaks only TLS 1.0 or 1.1 (see step 1, “A browser opens ' +
                'it over HTTPS”).',
            'The clock of this computer is wrong.',
        ],
        notYet: (/** @type {string} */ from, /** @type {string} */ span) =>
            `The certificate counts from ${from}, ${span}: until then ` +
            'browsers refuse it. If that is not what you expect, the clock ' +
            'or the time zone of the computer that signed it, or of this ' +
            'one, is wrong.',
        ended: (/** @type {string} */ to, /** @type {string} */ span) =>
            `The certificate ended on ${to}, ${span}. Browsers refuse it. ` +
            'If that cannot be, look at the clock of this computer.',
        refusedOpen:
            'Open the device: the browser’s own page names the reason.',
        lookUp: 'Look up what it says',
        blocked:
            'This page comes from a server on the network. Chrome and ' +
            'Edge may then forbid it to reach devices on a private ' +
            'network, whatever their certificate. Open the device ' +
            'instead and look.',
        timeout:
            'No answer within ten seconds. The device may still be ' +
            'starting, or a firewall swallows the request.',
        namesHere: (/** @type {string} */ list) =>
            `In the certificate: ${list}.`,
        notNamed: (/** @type {string} */ host) =>
            `“${host}” is not among the addresses in the certificate. ` +
            'The browser will refuse it under this address.',
        openButton: 'Open the device',

        compare: 'See that it is the right one',
        compareText:
            'Open the certificate in the browser and compare. These are ' +
            'the values it must show.',
        typed: 'Paste a fingerprint or serial number from the browser',
        compared: {
            sha256: 'The same: this is its SHA-256 fingerprint.',
            sha1: 'The same: this is its SHA-1 fingerprint.',
            serial: 'The same: this is its serial number.',
            publicKey:
                'That is its public key’s fingerprint: right, too.',
            authority:
                'This is the authority’s certificate. Choose the device’s ' +
                'own in the browser, the first of the list.',
            another:
                'Not the same. This is another certificate, perhaps the ' +
                'old one: was the device restarted?',
        },
        where: 'Where browsers show it',
        whereRows: [
            ['Chrome',
                'Press the sign left of the address, then “Connection ' +
                'is secure”, then “Certificate is valid”. With a ' +
                'warning: “Not secure”, “Certificate details”.'],
            ['Edge',
                'Press the padlock, then “Connection is secure”, then ' +
                'the certificate’s sign at the top.'],
            ['Firefox',
                'Press the shield or padlock left of the address, then ' +
                '“Connection secure”, “More information”, “View ' +
                'Certificate”.'],
            ['Safari',
                'Press the padlock (newer: the page menu, “Connection ' +
                'Security Details”), then “Show Certificate”.'],
        ],
        noCertificate:
            'Open the device’s certificate first, to see what to ' +
            'compare with.',
        noCertificateLink: 'Open the certificate',
        good: 'No warning, and it is the right one',
        done:
            'Done. The device has an identity of its own, and this ' +
            'browser trusts it.',
        doneNext: (/** @type {string} */ day) =>
            `The certificate ends on ${day}. Put the day into your ` +
            'calendar: nobody reminds you.',
        calendar: 'Save the day for your calendar',
        calendarSummary: (/** @type {string} */ host) =>
            `${host}: the certificate ends. Make a new one before.`,
        calendarName: (/** @type {string} */ host) =>
            `${host}-certificate-ends.ics`,
        revert:
            'Remember to switch back what you relaxed for the job: the ' +
            'redirect from HTTP to HTTPS, the plain port, login by ' +
            'certificate.',
    },

    record: {
        short: 'Record',
        title: 'Record of the job',
        lead:
            'One sheet for the file, without any secret.',
        print: 'Print the record',
        open: 'See the record',
        titleOf: (/** @type {string} */ device) =>
            device === '' ? 'Record of the job' : `Record: ${device}`,
        heading: (/** @type {string} */ device) =>
            `Record: certificate of ${device}`,
        device: 'Device',
        addresses: 'Addresses',
        profile: 'Device family',
        certificate: 'Certificate',
        authority: 'Authority',
        names: 'Names in the certificate',
        subject: 'Belongs to',
        issuer: 'Signed by',
        serial: 'Serial number',
        from: 'Valid from',
        to: 'Valid to',
        key: 'Kind of key',
        publicKey: 'Public key, SHA-256',
        sha256: 'Fingerprint, SHA-256',
        sha1: 'Fingerprint, SHA-1',
        files: 'Files',
        steps: 'Steps',
        stepNames: {
            preflight: 'Files checked, nothing wrong',
            upload: 'Uploaded; the device shows that the key matches',
            restart: 'Restarted',
            trusted: 'A browser connects without a warning',
        },
        ticks: 'Not ticked before',
        yes: 'yes',
        no: 'not noted',
        date: 'Date',
        by: 'Done by',
        signature: 'Signature',
        remarks: 'Remarks',
        noSecret:
            'This sheet holds no private key and no passphrase.',
        madeWith: (/** @type {string} */ version) =>
            `Made with MCU Certify ${version}`,
        nothing: 'There is no certificate to record yet.',
    },
};

/** The place "My authority". */
const authorityText = {
    title: 'My authority',
    item: (/** @type {string} */ name) => `the authority “${name}”`,

    sections: {
        overview: 'Overview',
        inventory: 'Inventory',
        sign: 'Sign a request',
        renew: 'Renew',
        people: 'People who log in',
        revoked: 'Revocation list',
        trust: 'Hand out trust',
        replace: 'Replace it',
    },
    nav: 'Parts of this place',

    /** What is wrong with a folder, by code. */
    errors: /** @type {Record<string, (values: Values) => string>} */ ({
        'no-certificate': () =>
            'No authority’s certificate is among these files. It is called ' +
            'ca.cer, ca.crt, cacert.pem or CA.cer. Choose the folder or ZIP ' +
            'that holds it.',
        'not-an-authority': () =>
            'The certificate among these files is not an authority’s: it ' +
            'may not sign others.',
        'several-authorities': ({ names }) =>
            `Several authorities are among these files (${names}). Choose ` +
            'the files of one.',
        'no-key': () =>
            'This folder has no private key, so it cannot sign here.',
        'serial-used': ({ serial }) =>
            `The serial number ${serial} was used before. Nothing was ` +
            'changed.',
        'no-such-serial': ({ serial }) =>
            `No certificate has the serial number ${serial}.`,
        'already-revoked': () => 'This certificate is revoked already.',
        'authority-expired': ({ on }) =>
            `The authority ended on ${on}. It cannot sign any more: make ` +
            'its successor.',
        'other-authority': () =>
            'This is another authority, not a copy of the one that is open.',
        'zip-name': ({ name }) =>
            `The ZIP holds a file that would leave its folder (${name}). It ` +
            'was not opened.',
        'zip-twice': ({ name }) =>
            `The ZIP holds two files of one name (${name}). Unpack it, look ` +
            'at both, and choose the folder.',
        'zip-encrypted': ({ name }) =>
            `The ZIP is locked with a password (${name}). Unpack it and ` +
            'choose the folder.',
        'zip-entry': ({ name }) =>
            `The ZIP is damaged: ${name} is not what was put into it. Take ` +
            'another copy.',
        'zip-size': () =>
            'This is far larger than any authority’s folder. It was not ' +
            'opened.',
        'zip-damaged': () =>
            'The ZIP is damaged or cut short. Take another copy, or unpack ' +
            'it and choose the folder.',
        'changed-on-disk': ({ path }) =>
            `Somebody else has changed this folder (${path}). Nothing was ` +
            'written. Bring in what is there, then save.',
        QuotaExceededError: () =>
            'The disk is full. What you have here is not lost: make room, ' +
            'or save into another place.',
        NotAllowedError: () =>
            'The browser may not write there. Allow it, or save as a ZIP.',
        KEY_MISMATCH: () =>
            'This key does not belong to the authority’s certificate.',
    }),

    /** What the user should know about a folder that was read, by code. */
    notes: /** @type {Record<string, (values: Values) => string>} */ ({
        'from-easy-rsa': () =>
            'Read from a folder of easy-rsa. It stays as it is; saving makes ' +
            'a new folder that OpenSSL and this page work in.',
        'from-openssl': () =>
            'Read from a directory of openssl ca. It stays as it is; saving ' +
            'makes a new folder.',
        'from-loose': () =>
            'Read from single files. Saving makes a folder of them.',
        'left-behind': ({ count, names }) =>
            `${plural(Number(count), 'file', 'files')} not taken over: ` +
            `${names}${Number(count) > 5 ? ' …' : ''}`,
        'certificates-missing': ({ count, names }) =>
            `The list names ${plural(Number(count), 'certificate',
                'certificates')} whose file is missing: ${names}. What the ` +
            'list says is shown.',
        'no-key': () =>
            'The private key is not among these files. You can look and ' +
            'hand out, but not sign.',
        'serial-shared': ({ serial, path }) =>
            `${path} carries the serial number ${serial} that another ` +
            'certificate of this authority has. Firefox refuses such a ' +
            'pair for good: give this device a new certificate.',
        adopted: ({ count }) =>
            `${plural(Number(count), 'certificate is', 'certificates are')} ` +
            'taken into the inventory.',
        'list-missing': () =>
            'There was no list (index.txt). It is made anew from the ' +
            'certificates and the revocation list. What was revoked without ' +
            'standing in that list must be revoked again.',
        'list-empty': () =>
            'The list (index.txt) was empty. It is made anew from the ' +
            'certificates and the revocation list. What was revoked without ' +
            'standing in that list must be revoked again.',
        'list-utf16': () =>
            'The list (index.txt) was written as “Unicode”, which OpenSSL ' +
            'cannot read. Saving mends it.',
        'list-line-damaged': ({ count, names }) =>
            `The list (index.txt) is damaged in ${
                Number(count) === 1 ? 'line' : 'lines'} ${names}. What could ` +
            'be read of it is taken over; the lines are kept in ' +
            'index.txt.damaged. See whether a revocation is missing.',
        'list-serial-twice': ({ names }) =>
            `The list (index.txt) names a serial number twice (line ${
                names}). What either line says is taken over.`,
        'list-line-added': ({ count, names }) =>
            `${plural(Number(count), 'certificate', 'certificates')} stood ` +
            `in no list, perhaps after a save that was cut short: ${names}. ` +
            `${Number(count) === 1 ? 'It stands' : 'They stand'} in it now.`,
        'crl-revoked': ({ count, names }) =>
            `${plural(Number(count), 'revocation', 'revocations')} stood in ` +
            `crl.pem alone and ${Number(count) === 1 ? 'is' : 'are'} taken ` +
            `over: ${names}`,
        'crl-unknown': ({ names }) =>
            `crl.pem revokes what nothing else here knows: ${names}. It ` +
            'stays revoked.',
        'crl-differs': ({ names }) =>
            `index.txt and crl.pem differ about the revocation of ${names}. ` +
            'The graver reason and the earlier day are kept.',
        'crl-damaged': () =>
            'The revocation list (crl.pem) is damaged. What it revoked may ' +
            'be missing here: compare with another copy.',
        'crl-foreign': ({ names }) =>
            `crl.pem is the list of another authority (${names}) and is ` +
            'not used.',
        'crl-cut': ({ names }) =>
            `Of crl.pem only the first ${names} revocations were read. Its ` +
            'others are missing here.',
        unfinished: ({ names }) =>
            `A save was cut short while it wrote ${names}. Such files are ` +
            'not read; you may delete them.',
    }),

    start: {
        title: 'Your own authority',
        lead:
            'An authority signs the certificates of your devices. Whoever ' +
            'trusts it trusts them all. Keep it in one folder, for years.',
        ways: 'Make or open',
        make: 'Make a new one',
        open: 'Open one',
        name: 'Name',
        nameHint:
            'Browsers show it. Take a name that tells who runs it, and that ' +
            'no device has.',
        nameDefault: (/** @type {number} */ year) => `Device authority ${year}`,
        nameMissing: 'The authority needs a name.',
        organisation: 'Organisation',
        passphrase: 'Passphrase of the authority',
        passphraseHint:
            'You need it whenever you sign. You will be asked for it once ' +
            'more after saving, to be sure.',
        whyPassphrase:
            'Whoever has the key file and this passphrase can pretend to be ' +
            'any of your devices. The file is locked with AES-256; the ' +
            'passphrase is written nowhere.',
        limited: 'Limit it to the names and networks that it will ever sign',
        limitedHint:
            'Then even a thief of the key cannot forge your bank’s site.',
        limits: 'Domains and networks, one a line',
        limitsHint:
            'example.com means it and everything below; 10.0.0.0/8 means a ' +
            'network. Taken from your first device where there is one.',
        limitsMissing:
            'Say which domains and networks, or switch the limit off.',
        whyLimited: [
            'The limit is written into the certificate and cannot be ' +
                'widened later: a new authority is needed then. Every ' +
                'current browser obeys it.',
            'Some very old software refuses a certificate with a limit. ' +
                'Then switch it off.',
        ],
        more: 'Size and life',
        size: 'Size of its key',
        sizes: /** @type {[string, string][]} */ ([
            ['2048', '2048 bits'],
            ['3072', '3072 bits'],
            ['4096', '4096 bits'],
        ]),
        below: 'It may have authorities below it',
        belowHint:
            'Usually not. Say yes if a second authority shall sign in its ' +
            'name while its own key stays locked away.',
        days: 'Valid for, in days',
        daysHint: '3650 are ten years.',
        daysBad: 'Between 1 and 36500 days.',
        whyDays:
            'A root is put into every browser by hand, so it should last. ' +
            'Ten years is usual; a device’s own certificate is short and ' +
            'easily renewed. The article takes 365 days for both.',
        act: 'Make the authority',
        making: 'Making the authority’s key',
        openLabel: 'A folder or a ZIP',
        openHint:
            'Drop it here: what this page saved, a folder of openssl ca or ' +
            'easy-rsa, or CA.cer and CA.key as the article makes them.',
        openFiles: 'Choose files or a ZIP',
        openFolder: 'Choose a folder',
        openDirectory: 'Work in a folder on this computer',
        openDirectoryHint:
            'This browser can save straight into a folder that you choose.',
        opening: 'Reading the folder',
    },

    save: {
        unsaved: 'There are changes that are saved nowhere.',
        neverSaved: 'This authority is saved nowhere yet.',
        foreign:
            'Nothing has changed yet. Saving makes a folder in which this ' +
            'page and OpenSSL go on.',
        locked: 'It cannot be saved while a key in it lies open.',
        toLock: 'Lock it',
        bringIn: 'Bring in what is there, and save',
        saved: (/** @type {string} */ name) => `Saved: ${name}`,
        zip: 'Save as a ZIP',
        directory: 'Save into a folder',
        again: (/** @type {string} */ name) => `Save into “${name}”`,
        saving: 'Saving',
    },

    passphrase: {
        title: 'Its passphrase',
        current: 'The passphrase as it is now',
        fresh: 'New passphrase',
        changeLead:
            'A copy that was saved before goes on opening with the former ' +
            'passphrase: destroy such copies.',
        change: 'Change it',
        lock: 'Lock the keys',
        locking: 'Locking the keys',
        leaveOut: 'Leave them out of what is saved',
        none:
            'The authority’s key is not locked. Whoever finds its file can ' +
            'sign in your name. Give it a passphrase; this page saves no ' +
            'open key of an authority.',
        weak:
            'The authority’s key is locked in an old form: a thief of the ' +
            'file can try millions of passphrases a second. Lock it anew ' +
            'with the same passphrase, then destroy the old file.',
        devices: (/** @type {string} */ paths) =>
            `Keys of devices lie open in these files: ${paths}. Lock them ` +
            'with the authority’s passphrase, or leave them out.',
        askForgotten: 'What if it is forgotten?',
        forgotten:
            'Nobody can open the key without it, and nobody can reset it. ' +
            'What is signed stays valid. Open the folder all the same, make ' +
            'a new authority, and change over to it under Replace it.',
    },

    test: {
        title: 'Is the passphrase the one you wrote down?',
        lead:
            'Type it once more, from where you keep it. A passphrase that ' +
            'is lost cannot be recovered by anyone.',
        act: 'Try it',
        good: 'It is right.',
    },

    unlock: {
        label: 'Passphrase of the authority',
        held: 'Unlocked. It locks itself after ten minutes without use.',
        lock: 'Lock now',
        trying: 'Opening the authority’s key',
        noKey:
            'This folder has no private key: sign on the computer that has ' +
            'it. Only requests and certificates need to travel.',
    },

    overview: {
        lead: (/** @type {number} */ n) =>
            n === 0 ? 'It has signed nothing yet.'
                : `It has signed ${plural(n, 'certificate', 'certificates')}.`,
        counts: 'State of its certificates',
        states: {
            valid: 'valid',
            soon: 'end soon',
            'not-yet': 'not yet valid',
            expired: 'expired',
            revoked: 'revoked',
            replaced: 'replaced',
        },
        limits: 'Limited to',
        unlimited: 'Not limited: it may sign any name.',
        next: 'What next?',
        nextSign: 'Sign a request',
        nextFleet: 'Certificates for many devices',
        nextTrust: 'Hand out trust',
        notes: 'About the files that were opened',
        merge: 'Bring in another copy',
        mergeLead:
            'Two people worked in two copies? Open the other one here: ' +
            'everything of both is kept, and what they do not agree on is ' +
            'shown.',
        merged: (
            /** @type {number} */ added,
            /** @type {number} */ revoked,
            /** @type {number} */ conflicts,
        ) =>
            `Brought in: ${plural(added, 'certificate', 'certificates')}, ` +
            `${plural(revoked, 'revocation', 'revocations')}. ` +
            (conflicts === 0 ? 'The copies agree on everything else.'
                : `${plural(conflicts, 'thing', 'things')} the copies did ` +
                    'not agree on:'),
        conflict: /** @type {Record<string, (ours: string, theirs: string,
            kept: string, subject: string) => string>} */ ({
                serial: (ours, theirs, kept, subject) =>
                    `Serial ${subject} was given to two certificates ` +
                    `(${ours} and ${theirs}). Both are kept. One of the ` +
                    'devices needs a new certificate.',
                revocation: (_ours, _theirs, _kept, subject) =>
                    `Serial ${subject} is revoked in both, differently. The ` +
                    'graver reason and the earlier day are kept.',
                device: (ours, theirs, kept, subject) =>
                    `Both changed the files of ${subject}. The later ` +
                    `certificate stays (${kept === 'ours'
                        ? 'of this copy' : 'of the other copy'}); the other ` +
                    'is kept under “former”.',
                file: (ours, theirs, kept, subject) =>
                    `The file ${subject} differs. This copy’s stays, the ` +
                    `other is kept as ${subject}.other.`,
            }),
        close: 'Close this authority',
        closeUnsaved: 'Save it first, or its changes are lost.',
        closeAnyway: 'Close without saving',
    },

    inventory: {
        title: 'Inventory',
        lead: 'Every certificate of this authority, and when it ends.',
        none: 'Nothing is signed yet.',
        search: 'Search',
        searchHint: 'Device, name, address or serial number',
        filter: 'Show',
        all: 'everything',
        attention: 'what needs attention',
        states: {
            valid: 'valid',
            soon: 'ends soon',
            'not-yet': 'not yet valid',
            expired: 'expired',
            revoked: 'revoked',
        },
        current: 'Hide what was replaced',
        replaced: 'replaced',
        count: (/** @type {number} */ shown, /** @type {number} */ all) =>
            shown === all ? plural(all, 'certificate', 'certificates')
                : `${shown} of ${plural(all, 'certificate', 'certificates')}`,
        columns: {
            device: 'Device',
            names: 'Names',
            notAfter: 'Ends',
            state: 'State',
        },
        sortBy: (/** @type {string} */ column) => `Sort by ${column}`,
        more: (/** @type {number} */ n) => `Show ${n} more`,
        table: 'As a table',
        timeline: 'As a line in time',
        view: 'View',
        today: 'today',
        csv: 'Save as CSV',
        ics: 'Save the end dates as a calendar',
        print: 'Print all records',
        csvName: 'inventory.csv',
        icsName: 'certificates.ics',
        askIcs: 'What does the calendar do?',
        whyIcs:
            'Open the file with your calendar. It reminds you 60, 30 and 7 ' +
            'days before each end, also of the authority and its revocation ' +
            'list. Made anew later, it replaces its own entries.',
        event: (/** @type {string} */ device) =>
            `Certificate of ${device} ends`,
        eventMore: (/** @type {string} */ names,
            /** @type {string} */ serial) =>
            `Names: ${names}\nSerial: ${serial}\nRenew it with MCU Certify: ` +
            'My authority, Inventory, Renew. Replace both files on the ' +
            'device: key and certificate.',
        listEvent: (/** @type {string} */ name) =>
            `The revocation list of ${name} ends: make the next one before`,
        authorityEvent: (/** @type {string} */ name) =>
            `The authority ${name} ends: its successor must be in every ` +
            'browser before',
    },

    certificate: {
        title: (/** @type {string} */ device) => `Certificate of ${device}`,
        plainTitle: 'Certificate',
        back: 'Back to the inventory',
        none: 'Choose a certificate in the inventory.',
        unread:
            'Its file is missing or damaged. What the list says is shown.',
        renew: 'Renew it',
        print: 'Print the record',
        save: 'Save the certificate',
        revoke: 'Revoke it',
        revokeLead:
            'Revoking says that this certificate must not be trusted any ' +
            'more, for example because the key was lost or the device sold. ' +
            'It cannot be taken back.',
        reason: 'Reason',
        reasons: /** @type {Record<string, string>} */ ({
            superseded: 'replaced by another certificate',
            keyCompromise: 'the key may be in wrong hands',
            keyTime: 'the key may be in wrong hands',
            cessationOfOperation: 'the device is no longer used',
            affiliationChanged: 'the name or owner has changed',
            privilegeWithdrawn: 'it may not be used any more',
            certificateHold: 'put on hold',
            holdInstruction: 'put on hold',
            CACompromise: 'the authority’s key may be in wrong hands',
            CAkeyTime: 'the authority’s key may be in wrong hands',
            AACompromise: 'the key of an attribute authority may be in ' +
                'wrong hands',
            unspecified: 'no reason given',
            '': 'no reason given',
        }),
        /** Reasons that can be chosen. */
        offered: ['superseded', 'keyCompromise', 'cessationOfOperation',
            'affiliationChanged', 'unspecified'],
        date: 'Since',
        dateBad: 'A day that is not in the future.',
        revokeAct: 'Revoke the certificate',
        revoked: (/** @type {string} */ day, /** @type {string} */ reason) =>
            `Revoked on ${day}: ${reason}.`,
        nowList: 'Now make a new revocation list and hand it out.',
        toList: 'To the revocation list',
        nobodyAsks:
            'Few ask: browsers read no revocation list of a private ' +
            'authority, and these MCUs ask an OCSP service, which this page ' +
            'is not. They go on trusting the certificate until it ends.',
        sure:
            'The sure way: put a new certificate with a new key on the ' +
            'device. If the key was stolen, its thief can still pass for ' +
            'the device: mark the old certificate as untrusted on the ' +
            'computers (on Windows, among the Untrusted Certificates), or ' +
            'replace the authority and take its root out.',
        record: 'Record of a certificate',
        state: 'State',
        profile: 'Kind of device',
        signature: 'Checked by',
        date2: 'Date',
        noSecret: 'This sheet holds no secret.',
    },

    sign: {
        title: 'Sign a request',
        lead:
            'Somebody sends a request; you send back a certificate. Neither ' +
            'is secret.',
        whyLead:
            'The request and its key can be made on one computer and signed ' +
            'on another: only the request and the certificate travel. The ' +
            'authority’s key never leaves this one, the device’s key never ' +
            'leaves the other.',
        request: 'The request',
        requestHint: 'MCU.csr, or its text.',
        ways: 'What is signed',
        lower: 'A new authority below this one',
        lowerName: 'Name of the authority',
        notRequest: 'There is no certificate request in it.',
        asked: 'What it asks for',
        willSay: 'What the certificate will say',
        device: 'Device',
        deviceHint: 'The name under which it stands in the inventory.',
        deviceMissing: 'Give the device a name for the inventory.',
        profile: 'Kind of device',
        names: 'Names and addresses',
        namesHint: 'One a line. Add or remove as you like.',
        namesMissing: 'At least one name or address.',
        life: 'Valid for',
        days: (/** @type {number} */ n) => n > 1000
            ? `${n} days (${Math.round(n / 365)} years)` : `${n} days`,
        daysHints: /** @type {Record<number, string>} */ ({
            825: 'The most that Apple’s systems accept for a device.',
            365: 'As in the article.',
        }),
        extensions: 'What else it asks for',
        ignoredBefore:
            'None of this is copied: a certificate is built from your ' +
            'choices alone.',
        subject: 'Belongs to',
        asAuthority: 'Make it an authority below this one',
        asAuthorityHint:
            'It may then sign devices by itself. Whoever holds its key can ' +
            'do what it is limited to.',
        limitsHint: 'Never wider than what this authority is limited to.',
        act: 'Sign it',
        signing: 'Signing',
        done: (/** @type {string} */ device) =>
            `The certificate of ${device} is signed.`,
        doneNext:
            'Send it back to whoever sent the request. Then save the ' +
            'authority, so that its list knows of it.',
        ignored: 'Not granted',
        another: 'Sign another',
        clamped: 'It ends with the authority, earlier than asked.',
        findings: /** @type {Record<string, (values: Values) => string>} */ ({
            'request-signature': () =>
                'The request is not signed by its own key: whoever sent it ' +
                'may not hold that key, or the file is damaged. It is not ' +
                'signed.',
            'key-short': ({ bits }) =>
                `Its key has only ${bits} bits. Ask for a request with a ` +
                'key of 2048 or more.',
            'key-unsupported': ({ type }) =>
                `Its key is ${type}, which cannot be signed here. Ask for ` +
                'a request with an RSA key of 2048 bits or more, or with a ' +
                'key on the curve P-256.',
            'key-weak': ({ text }) =>
                `Its key is weak: ${text} Ask for a request with a new key.`,
            'wants-authority': () =>
                'It asks to become an authority itself. That is not granted: ' +
                'it becomes the certificate of a device.',
            'key-of-another': ({ device }) =>
                `${device} has the same key. Two devices must not share ` +
                'one: whoever opens one of them can pretend to be the ' +
                'other. Ask for a request with a new key.',
            'key-compromised': () =>
                'A certificate with this key was revoked because the key ' +
                'may be in wrong hands. Ask for a request with a new key.',
            'key-again': () =>
                'The key is that of the device’s present certificate. That ' +
                'is well for a renewal; a new key is better.',
            'no-names': () =>
                'It names no host and no address. Browsers look nowhere ' +
                'else: add them here.',
        }),
    },

    lower: {
        lead:
            'A second authority that signs in the name of this one, while ' +
            'the key of this one stays locked away. Its key is made here, ' +
            'and it gets a folder of its own.',
        passphrase: 'Passphrase of the new authority',
        passphraseOf: (/** @type {string} */ name) =>
            `the passphrase of the authority “${name}”`,
        act: 'Make the authority',
        done: (/** @type {string} */ name) =>
            `${name} is made. Save its folder, and save this authority, too.`,
        save: 'Save its folder as a ZIP',
    },

    renew: {
        title: 'Renew a certificate',
        lead: 'A new certificate with the same names, and a new key.',
        from: 'From the inventory',
        fromFile: 'Or from nothing but the old certificate',
        fromFileHint: 'MCU.cer: of this authority, or of any other.',
        device: 'Device',
        choose: 'Device',
        chooseNone: (/** @type {number} */ n) =>
            n === 0 ? 'No device fits' : `Choose one of ${n} …`,
        row: (/** @type {string} */ device, /** @type {string} */ day) =>
            `${device}, ends on ${day}`,
        sort: 'Order',
        sorts: /** @type {[string, string][]} */ ([
            ['device', 'by name'], ['notAfter', 'what ends first']]),
        key: 'Key',
        keyNew: 'A new key',
        keyNewHint: 'Recommended. Both files on the device change.',
        keySame: 'The same key',
        keySameHint: (/** @type {string} */ file) =>
            `The request ${file} that is kept with the device is signed ` +
            'again.',
        whySame:
            'With the old request the key stays where it is and only the ' +
            'certificate is new. A new key is better after years, and when ' +
            'anybody may have seen the old one.',
        passphrase: 'Passphrase of the new key',
        act: 'Renew it',
        making: 'Making a new key',
        done: (/** @type {string} */ device) =>
            `${device} has a new certificate.`,
        both:
            'Replace both files on the device, the key and the certificate. ' +
            'One of them alone does not match the other, and the device ' +
            'refuses the pair or stays on the old one.',
        onlyCertificate:
            'The key has not changed: put the new certificate and the same ' +
            'key on the device, both together, as its page asks.',
        passphraseOf: (/** @type {string} */ device) =>
            `Passphrase of the key of ${device}`,
        openKey:
            'This device’s key has no passphrase, so it is not kept in the ' +
            'authority’s folder, where nothing secret lies open. Save it now.',
        earlier: 'Made before, and not saved yet',
        changes: 'What has changed',
        field: 'What',
        before: 'Before',
        after: 'Now',
        fields: /** @type {Record<string, string>} */ ({
            subject: 'Belongs to',
            names: 'Names',
            notBefore: 'Valid from',
            notAfter: 'Valid to',
            key: 'Kind of key',
            publicKeySha256: 'Public key',
            serial: 'Serial number',
            issuer: 'Signed by',
            signatureAlgorithm: 'Signature',
        }),
        dropped: (/** @type {string} */ what) =>
            `The old certificate also says ${what}. The new one will not.`,
        notCertificate: 'There is no certificate in it.',
        next: 'The old certificate stays valid until it ends or is revoked.',
    },

    people: {
        title: 'People who log in with a certificate',
        lead:
            'From software 4.4 these devices can ask people for a ' +
            'certificate instead of a password.',
        lockout: [
            'You can lock everybody out with this. Keep HTTP and HTTPS ' +
                'switched on and the redirect to HTTPS off, keep a session ' +
                'open, and try the certificate in a second browser, before ' +
                'you make certificates required.',
            'The device must trust this authority first: put the trust ' +
                'store (under Hand out trust) on its HTTPS trust store page.',
        ],
        name: 'Name of the person or account',
        nameHint: 'The device compares it with the user name.',
        nameMissing: 'The certificate needs a name.',
        passphrase: 'Passphrase of the file',
        passphraseOf: (/** @type {string} */ name) =>
            `the passphrase of ${name}’s file`,
        passphraseHint: 'Asked for when the file is put into the browser.',
        act: 'Make the certificate',
        making: 'Making a key and its certificate',
        done: (/** @type {string} */ name) => `${name} has a certificate.`,
        how:
            'Open the .p12 file on that person’s computer, or import it ' +
            'under Certificates, Your certificates in Firefox. Hand over ' +
            'the passphrase by another way.',
    },

    revoked: {
        title: 'Revocation list',
        lead: (/** @type {number} */ n) =>
            `${plural(n, 'certificate is', 'certificates are')} revoked.`,
        number: (/** @type {string} */ n) => `Number of the next list: ${n}`,
        days: 'The next list is due in, days',
        daysBad: 'Between 1 and 3660 days.',
        whyDays:
            'Whoever reads lists refuses an old one, and may then refuse ' +
            'everything. Make a new one before that day.',
        act: 'Make the list',
        making: 'Signing the list',
        current: 'The newest list',
        ofNumber: 'Number',
        noNumber: 'none',
        made: 'Made',
        until: 'Ends',
        noEnd: 'never',
        entries: 'Certificates in it',
        behind: (/** @type {string} */ names) =>
            `It is behind: it does not name ${names}. Make a new one.`,
        over:
            'It has ended: programs that read it refuse every certificate of ' +
            'this authority. Make a new one.',
        note:
            'These MCUs take no lists: they ask an OCSP service. Browsers ' +
            'read none of a private authority. VCS and Expressway take this ' +
            'file (PEM); OpenSSL, GnuTLS, NSS and Java read it.',
    },

    trust: {
        title: 'Hand out trust',
        lead:
            'Everything that computers and phones need to trust your ' +
            'devices. Nothing in it is secret.',
        kit: 'Trust kit',
        kitLead:
            'One ZIP for everyone: the root in both forms, a profile for ' +
            'Apple’s systems, commands for Windows with and without ' +
            'administrator rights, group policy notes, Firefox policies, ' +
            'Debian and Red Hat, Android and iOS steps, and a sheet of ' +
            'fingerprints.',
        kitSave: 'Save the trust kit',
        kitName: (/** @type {string} */ name) => `trust-${name}.zip`,
        compare:
            'Give the fingerprint on paper or by telephone, not on the way ' +
            'that the ZIP takes.',
        sheet: 'Print the fingerprint sheet',
        store: 'Trust store for a device',
        storeLead:
            'The HTTPS and SIP TLS trust store pages of the devices take ' +
            'one PEM file with every authority that they shall trust.',
        storeFiles: 'Further authorities',
        storeFilesHint: 'Their certificates, several at once if you like.',
        noCertificate: (/** @type {string} */ file) =>
            `There is no certificate in ${file}.`,
        storeCount: (/** @type {number} */ n) =>
            `${plural(n, 'authority', 'authorities')} in the file`,
        storeSave: 'Save the trust store',
        storeFindings: /** @type {Record<string, (name: string) => string>} */
        ({
            'not-an-authority': (name) =>
                `Left out, it is not an authority: ${name}`,
            expired: (name) => `Left out, it has expired: ${name}`,
            twice: (name) => `Left out, it is there already: ${name}`,
            'same-name': (name) =>
                `Two authorities are called ${name}. Some devices cannot ` +
                'tell them apart.',
        }),
        root: 'The root itself',
    },

    replace: {
        title: 'Replace the authority',
        lead:
            'Before an authority ends, or when its key may be known to ' +
            'others, a successor takes over. For a while both must be ' +
            'trusted.',
        steps: [
            'Save and close this authority, and make a new one under ' +
                'another name.',
            'Hand out a trust kit with both roots (below), until every ' +
                'computer has the new one. Keep the list of them here.',
            'Renew every device with the new authority: open the successor ' +
                'below, save the table of devices that still need it, then ' +
                'open the successor as your authority and give the table to ' +
                'Many devices.',
            'When none is left, take the old root out of the computers. If ' +
                'its key may be known to others, do not wait.',
        ],
        ends: (/** @type {string} */ day) => `This authority ends on ${day}.`,
        other: 'The successor',
        otherHint:
            'Open its folder or ZIP beside this one: it is only read.',
        reading: 'Reading the successor',
        same: 'This is the same authority. Open its successor.',
        waiting: (/** @type {number} */ n, /** @type {number} */ all) =>
            n === 0 ? 'Every device has moved.'
                : `${n} of ${plural(all, 'device', 'devices')} still need a ` +
                    'certificate of the successor.',
        device: 'Device',
        old: 'Old one ends',
        moved: 'Moved',
        yes: 'yes',
        no: 'not yet',
        kit: 'Save the trust kit with both roots',
        table: 'Save the table for Many devices',
        tableName: 'devices-to-renew.csv',
        sameName:
            'Both authorities have the same name. People and devices cannot ' +
            'tell them apart: make the successor under another name.',
        computers: {
            title: 'Computers and browsers',
            lead:
                'No page can see what a computer trusts: tick it off here ' +
                'where you hand out the kit. The list is kept in the ' +
                'authority’s folder (computers.csv).',
            computer: 'Computer',
            hasNew: 'has the new root',
            oldOut: 'old root taken out',
            since: (/** @type {string} */ day) => `since ${day}`,
            tickLabel: (
                /** @type {string} */ what,
                /** @type {string} */ name,
            ) => `${name} ${what}`,
            left: (
                /** @type {number} */ without,
                /** @type {number} */ withOld,
                /** @type {number} */ all,
            ) => {
                const fresh = without === 0
                    ? 'Every one has the new root.'
                    : `${without} of ${all} still ${
                        without === 1 ? 'needs' : 'need'} the new root.`;
                const old = withOld === 0
                    ? 'The old one is gone.'
                    : `${withOld} still ${
                        withOld === 1 ? 'trusts' : 'trust'} the old one.`;
                return `${fresh} ${old}`;
            },
            add: 'Add computers',
            addHint:
                'One a line, as you call them; or paste a column of a table.',
            addAct: 'Add to the list',
            added: (/** @type {number} */ n) =>
                `${plural(n, 'computer', 'computers')} added.`,
            remove: 'Remove',
            removeLabel: (/** @type {string} */ name) =>
                `Remove ${name} from the list`,
        },
    },
};

/** The place "Many devices". */
const fleetText = {
    title: 'Many devices',

    steps: {
        table: 'The list',
        check: 'Look it over',
        make: 'Make them',
        result: 'Hand out',
        round: 'Upload round',
    },

    need: {
        title: 'An authority signs them',
        lead:
            'Open or make your authority first; it signs all of them, and ' +
            'its inventory keeps them.',
        act: 'To my authority',
        noKey:
            'The authority that is open has no private key here, so it ' +
            'cannot sign.',
    },

    table: {
        title: 'Many devices at once',
        lead:
            'One line a device: a name and its addresses are enough. Keys, ' +
            'requests and certificates are made for all of them.',
        file: 'A CSV file',
        fileHint:
            'From a spreadsheet: with commas, semicolons or tabs, columns ' +
            'in any order. Or paste its cells, with their heads.',
        template: 'Save a template',
        templateName: 'devices.csv',
        columns: 'Which columns are read?',
        columnsText:
            'name; addresses (host names and IP addresses with blanks ' +
            'between; several columns of them are joined); profile (the ' +
            'kind of device); days; CN, O, OU, L, ST, C, email for what ' +
            'differs; passphrase. Other columns are left alone.',
        renew: 'Or renew from the inventory',
        renewLead: (/** @type {number} */ n) =>
            n === 0 ? 'No device in the inventory needs it.'
                : `${plural(n, 'device ends', 'devices end')} soon or ` +
                    'ended already.',
        renewAct: 'Take these',
        renewAll: 'Take every device in use',
        read: (/** @type {number} */ rows, /** @type {string} */ name) =>
            `${plural(rows, 'line', 'lines')} read${name ? ` from ${name}`
                : ''}.`,
        unread: (/** @type {string[]} */ heads) =>
            `${heads.length === 1 ? 'This column is' : 'These columns are'} ` +
            `not read: ${heads.map((head) => `“${head || 'without a head'}”`)
                .join(', ')}. If it matters, name it “name” or “addresses”.`,
        guessed: (/** @type {string[]} */ heads) =>
            `Read as addresses, by what stands in it: ${
                heads.map((head) => `“${head || 'without a head'}”`)
                    .join(', ')}.`,
        next: 'Look it over',
        errors: /** @type {Record<string, (values: Values) => string>} */ ({
            empty: () => 'The table holds no device.',
            'no-header': () =>
                'The first line must name the columns: at least “name” or ' +
                '“addresses”.',
            'header-twice': ({ column }) =>
                `Two columns are both read as ${column}. Rename one.`,
            'too-many': ({ max }) =>
                `More than ${max} lines. Split the table.`,
            quotes: ({ line }) =>
                `A quotation mark is never closed (near line ${line}).`,
            'too-large': () => 'This is far larger than any such table.',
            workbook: () =>
                'This is a spreadsheet’s own file, not CSV. Open it there, ' +
                'choose File, Save as, “CSV UTF-8”, and take that file.',
            'not-text': () => 'This is no text. Save the table as CSV.',
        }),
        left: /** @type {Record<string, string>} */ ({
            'no-names': 'its old certificate has no names',
            kind: 'it is not a device’s certificate',
            unread: 'its old certificate is missing',
            subject:
                'its subject has fields that this page does not write',
        }),
        leftOut: (/** @type {string} */ device, /** @type {string} */ why) =>
            `${device} is left out: ${why}.`,
    },

    check: {
        title: 'Look it over',
        lead: (/** @type {number} */ good, /** @type {number} */ bad) =>
            bad === 0
                ? `${plural(good, 'device', 'devices')}, nothing to complain ` +
                    'about.'
                : `${plural(good, 'device', 'devices')} can go ahead; ` +
                    `${plural(bad, 'line', 'lines')} cannot yet.`,
        nothing: 'Choose a table first.',
        looking: 'Looking it over',
        none: 'No device can be made from this list yet.',
        toTable: 'To the list',
        faults: 'What to mend',
        faultsLead: (/** @type {number} */ good) =>
            'Mend these in your spreadsheet and choose the file again' +
            (good > 0 ? ', or go ahead with the rest.' : '.'),
        where: (/** @type {number} */ line, /** @type {string} */ column) =>
            `Line ${line}, ${column}`,
        saveFaults: 'Save this list',
        faultsName: 'to-mend.csv',
        columns: /** @type {Record<string, string>} */ ({
            name: 'name', addresses: 'addresses', profile: 'profile',
            days: 'days', CN: 'common name', O: 'organisation', OU: 'unit',
            L: 'town', ST: 'state', C: 'country', emailAddress: 'e-mail',
            passphrase: 'passphrase',
        }),
        /** Ours, and the engine's codes in capitals. */
        faultText: /** @type {Record<string, (values: Values) => string>} */
        ({
            NAME_SYNTAX: ({ text }) =>
                `“${text}” is no host name or IP address`,
            NAME_TWICE: ({ text }) => `“${text}” stands there twice`,
            NAME_MISSING: () => 'no host name or address',
            AUTHORITY_CONSTRAINT: ({ text }) =>
                `${text ? `“${text}”` : 'this'} lies outside what the ` +
                'authority is limited to',
            SAME_SUBJECT: () => 'the same subject as the authority’s',
            SUBJECT_COUNTRY: () =>
                'a country is exactly two letters, such as GB',
            SUBJECT_SYNTAX: () =>
                'a line break, or a character that this field cannot hold',
            SUBJECT_EMPTY: () => 'nothing to call the device by',
            FIELD_VALUE: () => 'cannot stand here',
            FIELD_LENGTH: () => 'longer than this field can be',
            twice: ({ text, line }) =>
                `“${text}” stands in line ${line} already`,
            known: ({ text }) =>
                `the inventory has “${text}” already: it gets a new ` +
                'certificate',
            profile: ({ text, known }) =>
                `no kind of device is called “${text}”. Known are: ${known}`,
            days: ({ text, max }) =>
                `“${text}” is no number of days from 1 to ${max}`,
            'days-long': ({ text }) =>
                `${text} days: Apple’s systems refuse more than 825`,
            'passphrase-forbidden': () =>
                'this kind of device takes no passphrase',
            'passphrase-ascii': () =>
                'accents and umlauts: the device may garble them',
            'passphrase-short': () => 'short: easily guessed',
        }),
        options: 'For all of them',
        profile: 'Kind of device, where the list does not say',
        organisation: 'Organisation, where the list does not say',
        days: 'Valid for, in days',
        daysBad: 'Between 1 and 3660 days.',
        passphrases: 'Passphrases of the keys',
        one: 'One for all',
        oneHint: 'You type it on every device. Simple; one leak opens all.',
        each: 'One each, made here',
        eachHint:
            'Strong. They are written into one file that is sealed with a ' +
            'passphrase of its own; OpenSSL can open it.',
        onePassphrase: 'Passphrase for all keys',
        sealPassphrase: 'Passphrase that seals the list',
        seal: 'Also write the passphrases into a sealed file',
        sealHint: 'Without it they are written nowhere.',
        fileNames: 'Names of the files',
        ownNames: (/** @type {string} */ name) =>
            `By the device: ${name || 'Room-1.key'}`,
        usualNames: (/** @type {string} */ name) => `The same for each: ${name}`,
        preview: 'The devices',
        intoFile:
            'When you go on, the browser asks for a file: the ZIP of all ' +
            'devices is written into it while they are made.',
        inParts: (/** @type {number} */ parts) =>
            `The results come in ${parts} ZIPs. Each can be saved as soon ` +
            'as it is full, while the others are made.',
        busy: 'Devices are being made from this list.',
        next: (/** @type {number} */ n) =>
            `Make ${plural(n, 'device', 'devices')}`,
    },

    make: {
        title: 'Making them',
        lead: (/** @type {number} */ lanes) =>
            `Key, request and certificate for each, ${lanes} at a time.`,
        ready: 'Look the list over first.',
        toCheck: 'To the list',
        opening: 'Opening the authority’s key',
        progress: (/** @type {number} */ done, /** @type {number} */ all) =>
            `${done} of ${all} done`,
        failed: (/** @type {number} */ n) => `${n} failed`,
        left: (/** @type {number} */ seconds) =>
            seconds >= 90 ? `about ${Math.round(seconds / 60)} min left`
                : `about ${seconds} s left`,
        pause: 'Pause',
        pausing: 'Finishing what is begun …',
        resume: 'Go on',
        cancel: 'Cancel',
        states: {
            ready: 'Ready',
            running: 'At work',
            pausing: 'Pausing',
            paused: 'Paused',
            cancelled: 'Cancelled. What is done is kept.',
            finished: 'Finished',
        },
        itemStates: {
            waiting: 'waiting',
            working: 'being made',
            done: 'done',
            failed: 'failed',
        },
        next: 'To the results',
        sealing: 'Sealing the list of passphrases',
        wait:
            'You may use other parts of the page, but not close it.',
        writing: (/** @type {string} */ file) =>
            `The ZIP is written to ${file}. It appears there when the last ` +
            'device is done.',
        locked:
            'The authority was locked meanwhile. To go on, its passphrase ' +
            'is needed again.',
        closed:
            'The authority that signs these devices was closed, so no more ' +
            'of them can be made. What is done is kept.',
        notClosed: (/** @type {string} */ why) =>
            'The results could not be put together. Nothing is lost yet: ' +
            `press “To the results” to try again. The reason: ${why}`,
    },

    letGo: {
        title: (/** @type {number} */ n) =>
            `${plural(n, 'device is', 'devices are')} made and not saved.`,
        lead:
            'The new ones take their place: their files here and the ' +
            'passphrases that were made for them would be gone for good.',
        back: 'Back to them',
        act: 'Let them go',
    },

    result: {
        title: 'Hand out',
        lead: (/** @type {number} */ n, /** @type {number} */ zips) =>
            `${plural(n, 'device', 'devices')} made. ` +
            `${zips > 1 ? `${zips} ZIPs hold` : 'One ZIP holds'} a folder ` +
            'for each.',
        none: 'Nothing is made yet.',
        save: 'Save the ZIP',
        zipName: (/** @type {string} */ when) => `devices-${when}.zip`,
        written: (/** @type {string} */ name) =>
            `${name} is written and whole: it lies where you chose.`,
        troubles: {
            dismissed:
                'No file was chosen, so the results come in parts. Save ' +
                'each of them.',
            refused:
                'The browser may not write to this file, so the results ' +
                'come in parts. Save each of them.',
            lost:
                'The file could not be written; perhaps the disk is full. ' +
                'Nothing is lost: the results come in parts instead. Save ' +
                'each of them.',
        },
        parts: 'The ZIPs',
        partsLead:
            'Each is whole by itself. Save every one of them; the last one ' +
            'also holds the inventory and the report.',
        partDevices: (/** @type {number} */ n) =>
            plural(n, 'device', 'devices'),
        savePart: (/** @type {string} */ name) => `Save ${name}`,
        saveShort: 'Save',
        saveAgain: 'Save again',
        held:
            'This browser may hold each download until you choose “Keep” in ' +
            'its list of downloads.',
        /** By how many of the keys are not locked. */
        secret: {
            none:
                'The results hold private keys, locked with their ' +
                'passphrases. Keep them like a key and delete them once the ' +
                'devices have their files.',
            some:
                'The results hold private keys. Some of them are NOT ' +
                'locked, because their kind of device takes no other. ' +
                'Delete them once the devices have their files.',
            all:
                'The results hold private keys that are NOT locked, because ' +
                'this kind of device takes no other. Delete them once the ' +
                'devices have their files.',
        },
        sealed: (/** @type {number} */ zips) =>
            `The passphrases are in the ${zips > 1 ? 'last ZIP' : 'ZIP'}, ` +
            'sealed. To open them:',
        sealedCheck:
            'Its last line is the SHA-256 of the lines above it. This ' +
            'prints the same number if nothing was changed or cut off:',
        authority:
            'The authority’s inventory has them now: save the authority too.',
        toAuthority: 'To my authority',
        again: 'Another list',
        contents: 'What is in it',
        contentsText: (/** @type {number} */ zips) =>
            'A folder for each device with its files; ' +
            `${zips > 1 ? 'in the last ZIP ' : ''}CA.cer; inventory.csv, ` +
            'which serves as a list again; report.txt, which says what ' +
            'happened to every line.',
    },

    round: {
        title: 'Upload round',
        lead:
            'Device after device: both files go on it, it restarts, you ' +
            'look. Each opens at its upload with its files and its address ' +
            'in place; nothing is sent before you press.',
        none: 'Make devices first, or open an authority that has some.',
        next: (/** @type {string} */ device) => `Next device: ${device}`,
        columns: { device: 'Device', state: 'State', go: 'What is next' },
        states: {
            waiting: 'waiting',
            uploaded: 'uploaded, restart needed',
            restarted: 'restarted',
            checked: 'opens without a warning',
            failed: 'failed',
            skipped: 'skipped',
        },
        stateOf: (/** @type {string} */ device) => `State of ${device}`,
        since: (/** @type {string} */ day) => `since ${day}`,
        go: {
            waiting: 'Upload',
            uploaded: 'Restart',
            restarted: 'Check trust',
            checked: 'Look again',
            failed: 'Try again',
            skipped: 'Upload',
        },
        goLabel: (
            /** @type {string} */ act,
            /** @type {string} */ device,
        ) => `${act}: ${device}`,
        left: (
            /** @type {number} */ n,
            /** @type {number} */ all,
            /** @type {number} */ skipped = 0,
        ) => [
            n > 0 ? `${n} of ${all} to go.`
                : skipped === 0 ? 'Every device is done.'
                    : `${all - skipped} of ${all} done.`,
            ...(skipped === 0 ? [] : [`${skipped} skipped.`]),
        ].join(' '),
        onlyLeft: 'Show only what is left',
        more: (/** @type {number} */ n) =>
            `and ${plural(n, 'more device', 'more devices')}, once these ` +
            'are done',
        kept:
            'How far each is stands in the authority’s folder: save that ' +
            'when you stop, and go on any day.',
        toAuthority: 'To my authority',
        list: 'Take the passphrases from the sealed list',
        listLead:
            'The file passphrases.csv.enc of the ZIP holds the passphrase ' +
            'of every key. Opened here, none has to be typed. They stay in ' +
            'memory until the authority is closed.',
        listFile: 'The sealed list',
        listPassphrase: 'Passphrase that seals the list',
        listAct: 'Open the list',
        listMissing: 'Choose the file.',
        listBad: 'This list is empty or damaged.',
        listOpened: (/** @type {number} */ n) =>
            `${plural(n, 'passphrase is', 'passphrases are')} at hand.`,
    },
};

export const en = {

    device: {
        title: 'One device',

        round: {
            label: 'Upload round',
            where: (/** @type {number} */ n, /** @type {number} */ all) =>
                `Device ${n} of ${all} of the round:`,
            opening: (/** @type {string} */ device) =>
                `Opening the files of ${device}`,
            skip: 'Skip this device',
            back: 'Back to the round',
            unsaved: (/** @type {string} */ names) =>
                `“One device” holds ${names}, made here and saved nowhere. ` +
                'Save it before another device takes its place.',
            noFiles: (/** @type {string} */ device) =>
                `The authority’s folder has no certificate file of ${device}.`,
            noKey:
                'The authority’s folder has no private key that belongs to ' +
                'this certificate: it stayed where the request was made.',
            noKeyLink: 'Open the key',
            noProfile: (/** @type {string} */ id) =>
                `This device was made with the profile “${id}”, which is ` +
                'not here. Open its file in “Before you start” first.',
        },

        unlock: {
            lead: (/** @type {string} */ name) =>
                `The device needs the passphrase of ${name} together with ` +
                'the file.',
            label: (/** @type {string} */ name) => `Passphrase of ${name}`,
            act: 'Open the key',
            opening: 'Opening the key',
            unreadable: 'This key cannot be read.',
            otherKey: 'This key does not belong to the certificate.',
        },

        picture: {
            authority: 'Your authority',
            outside: 'The authority',
            certificate: 'Certificate',
            key: 'Private key',
            request: 'Request',
            inBrowsers: 'into every browser',
            onDevice: 'onto the device',
            toAuthority: 'for the authority',
            itself: 'by the device itself',
            signs: 'signs',
            belongs: 'belongs to',
            madeFrom: 'is asked for with',
            publicRoot: 'in browsers already, or given by them',
        },

        start: {
            short: 'Before you start',
            title: 'Before you start',
            lead:
                'Here a device gets a key and a certificate of its own, so ' +
                'that browsers open its pages without a warning.',
            whyTitle: 'Why do this at all?',
            why: [
                'Every unit of these products left the factory with the ' +
                    'same certificate and the same private key. Whoever ' +
                    'owns one unit can pass for any other that was never ' +
                    'changed. A pair of your own ends that.',
                'Everything is made on this computer. The only thing that ' +
                    'ever leaves this page is the upload to the device ' +
                    'that you name.',
            ],
            family: 'Which device is it?',
            addresses: 'Its addresses',
            addressesHint:
                'As you type them into a browser, one on each line: host ' +
                'name, IP address, or both. A copied address bar will do.',
            addressesPlaceholder: 'mcu1.example.com\n10.1.2.3',
            whyAddresses:
                'A browser compares its address bar with the names in the ' +
                'certificate and looks nowhere else. An address that is ' +
                'missing here brings the warning back whenever it is used. ' +
                'The first one also becomes the common name.',
            read: 'Addresses as they will stand in the certificate',
            noAddress:
                'Type at least one address of the device, such as ' +
                'mcu1.example.com or 10.1.2.3.',
            badAddress: (/** @type {string} */ line) =>
                `“${line}” is no address. Type a host name such as ` +
                'mcu1.example.com, or an IP address such as 10.1.2.3.',
            wildcardAddress: (/** @type {string} */ line) =>
                `“${line}” stands for many devices. Type the full name of ` +
                'this one.',
            ownProfile: 'I have a profile of my device',
            listTitle: 'Look at the device',
            listLead:
                'Tick what is so. You can go on without; what is not ticked ' +
                'is said again before the upload.',
            tickAll: 'All of it is so',
            tick: {
                feature: 'The feature key for HTTPS is installed',
                port: 'Its secure web port is open',
                guard: 'A way back is left open',
                browser: 'A browser opens it over HTTPS',
                clock: 'Its clock is right',
            },
            tickHint: {
                feature:
                    'It is called “Secure management (HTTPS)” or ' +
                    '“Encryption”. Without it the device has no HTTPS.',
                port: (/** @type {string} */ menu) =>
                    `${menu}: the secure web port is ticked.`,
                guard: (/** @type {string} */ services,
                    /** @type {string} */ security) =>
                    `HTTP and HTTPS are both on (${services}), and ` +
                    '“Redirect HTTP requests to HTTPS” is off ' +
                    `(${security}) until you are done. Then a wrong ` +
                    'certificate cannot lock you out.',
                browser:
                    'It warns that the certificate is not trusted: that is ' +
                    'what the new certificate will end.',
                clock:
                    'A certificate is valid from one day to another. The one ' +
                    'made here starts a day early, so a few hours off do ' +
                    'not matter.',
            },
            tickArticle: { feature: '1', port: '2', browser: '3' },
            openDevice: (/** @type {string} */ origin) => `Open ${origin}`,
            underscore: (/** @type {string} */ names) =>
                `${names}: an underscore is not allowed in host names. ` +
                'Browsers open such an address all the same, other programs ' +
                'may not.',
            anotherNote: (/** @type {string} */ device) =>
                `You are at ${device}.`,
            another: 'Begin with another device',
            saveFirst: (/** @type {string} */ names) =>
                `Save first (step “Files”): ${names}. Otherwise it would be ` +
                'lost.',
            oldTls: 'What if the browser refuses to open it at all?',
            oldTlsText: [
                'ERR_SSL_VERSION_OR_CIPHER_MISMATCH (Chrome, Edge), ' +
                    'SSL_ERROR_UNSUPPORTED_VERSION or ' +
                    'SSL_ERROR_PROTOCOL_VERSION_ALERT (Firefox): the ' +
                    'device speaks only TLS 1.0 or 1.1. No certificate ' +
                    'changes that. Software 4.5 and later speaks newer ' +
                    'TLS: update the device first, if you can.',
                'If you cannot: Firefox opens it all the same. Type ' +
                    'about:config into its address bar, search for ' +
                    'security.tls.version.enable-deprecated, and set it ' +
                    'to true. Chrome and Edge have no such switch.',
                'It is dangerous: it holds for every site that this ' +
                    'Firefox opens, and whoever sits on the way may read ' +
                    'or change what goes over such old TLS. Keep one ' +
                    'Firefox, best on a computer of its own, for these ' +
                    'devices alone.',
                'Or upload over plain HTTP, on a network that you trust. ' +
                    'The certificate counts as soon as a browser opens ' +
                    'the device over HTTPS.',
            ],
            next: 'Continue to the key',
        },

        openFiles: {
            title: 'I have files of this device already',
            label: 'The files, or the ZIP that this page saved',
            hint:
                'Key, request, certificates, in any order. They are sorted ' +
                'by what they are, and you go on where you stopped.',
            reading: 'Reading the files',
            nothing:
                'None of this is a key, a request or a certificate that can ' +
                'be read here.',
            several:
                'These are files of more than one device. Give those of one.',
            taken: (/** @type {string} */ what) => `Here now: ${what}.`,
            kinds: {
                'private-key': 'the key',
                request: 'the request',
                certificate: 'the certificate',
            },
            authority: 'Your authority is open, too.',
            locked: (/** @type {string} */ names) =>
                `${names} is locked: open it in the step “Key”.`,
            unread: (/** @type {string} */ names) =>
                `Not known or damaged, and left out: ${names}.`,
        },

        key: {
            short: 'Key',
            title: 'The device’s private key',
            lead: (/** @type {boolean} */ bare) =>
                'It proves that the device is really yours. It is made here' +
                (bare
                    ? ', without a passphrase, as this device wants it.'
                    : ' and locked with a passphrase, which the device asks ' +
                      'for once, at the upload.'),
            why:
                'The key must be known to nobody but you and the device. ' +
                'The passphrase protects the file on its way: on a stick, ' +
                'in a backup, in a mail that should not have been sent.',
            ways: 'Make a key or open one',
            wayMake: 'Make a new key',
            wayOpen: 'Open a key I have',
            size: 'Size',
            sizes: {
                2048: '2048 bits',
                3072: '3072 bits',
                4096: '4096 bits (slow)',
            },
            wanted: (/** @type {string} */ name) => `${name} (recommended)`,
            whySize:
                '2048 bits is what Cisco asks for at least, and the largest ' +
                'that is known to work on these devices. A larger key makes ' +
                'each connection slower.',
            tooLarge: (/** @type {number} */ bits) =>
                `Keys of more than ${bits} bits are not promised to work ` +
                'on this device.',
            advanced: 'Form and kind of key',
            form: 'Form of the file',
            forms: {
                traditional: 'Traditional',
                pkcs8: 'PKCS#8',
            },
            whyForm:
                'In 2012, “openssl genrsa -des3” wrote the traditional form ' +
                '(BEGIN RSA PRIVATE KEY). Today the same command writes ' +
                'PKCS#8, which software of that age may refuse. Choose ' +
                'PKCS#8 only if the device’s manual names it.',
            cipher: 'Cipher that locks it',
            ciphers: {
                'des-ede3-cbc': 'Triple DES',
                'aes-256-cbc': 'AES-256',
            },
            type: 'Kind of key',
            types: {
                rsa: 'RSA',
                ec: 'Elliptic curve',
            },
            ecWarning:
                'These devices are not promised to take elliptic-curve ' +
                'keys. If the upload is refused, come back and make an RSA ' +
                'key.',
            curve: 'Curve',
            asks: 'Does the device take a passphrase with the key?',
            asksYes: 'Yes: it asks for one where the key is uploaded',
            asksNo: 'No: it wants the key without one',
            unlockedHint:
                'Whoever finds the file has the key: delete it after the ' +
                'upload.',
            forbidden:
                'This device takes only keys without a passphrase. Whoever ' +
                'finds the file has the key: delete it after the upload.',
            make: 'Make the key',
            making: (/** @type {string} */ what) => `Making ${what}`,
            rsaName: (/** @type {number} */ bits) =>
                `an RSA key of ${bits} bits`,
            ecName: (/** @type {string} */ curve) => `a key on curve ${curve}`,
            done: (/** @type {string} */ what) =>
                `Made: ${what}. Next comes the request, which the key signs.`,
            opened: (/** @type {string} */ what) =>
                `Opened: ${what}. Next comes the request, or go straight to ` +
                'what you need.',
            held: 'Its passphrase',
            passphraseOf: (/** @type {string} */ name) =>
                `the passphrase of ${name}`,
            openLabel: 'The key’s file',
            openHint:
                'MCU.key or another: PEM, DER or .p12, locked or not.',
            pick: 'This file holds several keys. Which one?',
            pickButton: 'Take this one',
            openPassphrase: 'Its passphrase',
            openPassphraseHint: 'Leave empty if the key has none.',
            openButton: 'Open the key',
            opening: 'Opening the key',
            noFile: 'Choose the file of the key, or paste its text.',
            notKey:
                'There is no private key in this file. A key’s text starts ' +
                'with BEGIN … PRIVATE KEY.',
            unsupported:
                'This key is in a form that cannot be opened here.',
            needsPassphrase:
                'This key is locked. Type its passphrase to open it.',
            another: 'Make or open another key',
            anotherNote: (/** @type {string} */ name) =>
                `${name} stays until the new key is there; save it before ` +
                'if you need it. A request and a certificate made for it ' +
                'go with it.',
            keep: 'Keep the one I have',
            next: 'Continue to the request',
        },

        request: {
            short: 'Request',
            title: 'The request for a certificate',
            lead:
                'It says whose key this is and under which addresses the ' +
                'device is reached. Nothing in it is secret.',
            why: [
                'An authority never sees the private key. It signs the ' +
                    'request, which carries the public half and is itself ' +
                    'signed with the private half.',
                'The article puts the address into the common name only. ' +
                    'Today’s browsers look at the list of addresses instead ' +
                    '(“subject alternative names”), so both are filled in.',
            ],
            ways: 'Make a request or open one',
            wayMake: 'Make the request',
            wayOpen: 'Open a request I have',
            names: 'Addresses',
            noNames: 'None yet.',
            cn: 'Common name',
            cnHint: 'The device’s main address.',
            fields: {
                O: 'Organisation',
                OU: 'Department',
                L: 'Town',
                ST: 'State or province',
                C: 'Country',
                emailAddress: 'E-mail address',
            },
            countryHint: 'Two letters, such as DE or GB.',
            countryBad: 'The country is exactly two letters, such as DE or GB.',
            tooLong: (/** @type {string} */ label,
                /** @type {number} */ limit) =>
                `${label} is longer than the ${limit} characters that the ` +
                'field can hold. Shorten it.',
            cnMissing: 'Type the device’s main address as its common name.',
            about: 'About the organisation',
            aboutHint: 'Shown to people who look into the certificate.',
            make: 'Make the request',
            making: 'Making the request',
            needKey: 'The request is signed with the device’s private key.',
            needKeyLink: 'Make or open the key first',
            needNames:
                'Without addresses no browser would accept the certificate.',
            needNamesLink: 'Type the addresses first',
            done:
                'The request is ready. Sign it with an authority of your ' +
                'own, or send it to another one.',
            openedDone:
                'The request is open. Its signature is right: whoever made ' +
                'it holds the key.',
            stale:
                'The addresses have changed since this request was made. ' +
                'Make it again to include them.',
            otherKey:
                'This request belongs to another key than the one that is ' +
                'open. A certificate for it will not fit that key.',
            again: 'Make or open another request',
            keep: 'Keep the one I have',
            openLabel: 'The request’s file',
            openHint: 'MCU.csr or another: PEM or DER.',
            noRequest:
                'There is no certificate request in this file. Its text ' +
                'starts with BEGIN CERTIFICATE REQUEST.',
            badSignature:
                'The request is not signed by its own key. It was damaged ' +
                'or changed: have it made again.',
            opening: 'Opening the request',
            next: 'Choose who signs it',
        },

        sign: {
            short: 'Signed by',
            title: 'Who signs it?',
            lead:
                'Browsers trust a certificate when an authority they know ' +
                'has signed it. For devices inside your own network, an ' +
                'authority of your own is enough.',
            why: [
                'An authority is a key and a certificate, too. You install ' +
                    'its certificate once in each browser or computer; from ' +
                    'then on every device it has signed is trusted.',
                'Cisco recommends a well-known authority for the highest ' +
                    'security. Public ones sign only names that the whole ' +
                    'internet knows, no internal names and no private ' +
                    'addresses.',
            ],
            choose: 'The signer',
            signers: {
                own: 'My own authority',
                outside: 'Another authority',
                self: 'The device itself',
            },
            signerHints: {
                own: 'Made here, or opened from its files. It signs all your ' +
                    'devices, and keeps a list of them.',
                outside: 'Your company’s or a public one. You send the ' +
                    'request and come back with its answer, any day.',
                self: 'Without an authority. Each browser must be told to ' +
                    'trust this one device.',
            },
            needRequest: 'There is no request yet that could be signed.',
            needRequestLink: 'Make or open the request',
            needKey: 'The device signs with its own private key.',
            needKeyLink: 'Make or open the key first',

            ownWays: 'Make an authority or open one',
            ownMake: 'Make one now',
            ownOpen: 'Open the one I have',
            caNameSame:
                'The authority and the device must not carry the same name. ' +
                'Change one of them.',
            caFiles: 'The authority’s files',
            caFilesHint:
                'Its ZIP or its folder; or CA.cer and CA.key together.',
            caOpenHint: 'Leave empty if its key has none.',
            noCaFiles: 'Choose the authority’s files.',
            notCertificate:
                'There is no certificate in this file. A certificate’s text ' +
                'starts with BEGIN CERTIFICATE.',
            anotherOpened:
                'Another authority was opened meanwhile. Nothing was signed: ' +
                'press the button again.',

            life: 'How long the certificate is valid',
            days825: '825 days',
            days825Hint: 'The longest that every current browser accepts.',
            days365: '365 days',
            days365Hint: 'A lost key can be misused for a shorter time.',
            daysOther: 'Another number of days',
            daysLabel: 'Days',
            daysBad: 'Type a number of days from 1 to 3650.',
            daysLong:
                'Safari and other Apple software refuse certificates of ' +
                'more than 825 days.',
            whyLife: [
                'Apple’s software refuses certificates of more than 825 ' +
                    'days from any authority, your own included.',
                'Public authorities give far less: 200 days since 15 March ' +
                    '2026, 100 days from 15 March 2027, 47 days from 15 ' +
                    'March 2029. For devices that are renewed by hand that ' +
                    'is the reason for an authority of your own.',
                'The article’s own command gives 30 days: “openssl x509 ' +
                    '-req” does not take over the 365 of the step before.',
            ],
            more: 'Serial number and SIP',
            moreOwn: 'SIP',
            serial: 'Serial number',
            serialHint:
                'Empty: a random one. Or hexadecimal, such as 01.',
            serialBad:
                'A serial number is 1 to 20 bytes in hexadecimal, such as ' +
                '01 or 4F3A, and not zero.',
            clientAuth: 'Also for calls over SIP TLS',
            clientAuthHint:
                'These devices show the same certificate when they call ' +
                'others. Tick this if your call server demands a ' +
                'certificate that may be used as a client’s.',

            makeAndSign: 'Make the authority and sign',
            openAndSign: 'Open the authority and sign',
            sign: 'Sign the certificate',
            selfSign: 'Sign with the device’s own key',
            makingCa: 'Making the authority’s key',
            opening: 'Opening the authority',
            signing: 'Signing the certificate',
            reading: 'Reading what came back',
            passphraseOf: (/** @type {string} */ name) =>
                `the passphrase of “${name}”`,
            usingFolder: (/** @type {string} */ name) =>
                `“${name}” signs, and its list keeps the device.`,
            folderDeviceMissing: 'Give the device a name.',

            outsideSend: 'Send the request',
            outsideSendText:
                'Save it or copy its text, and hand it to the authority. ' +
                'Ask for a certificate for a web server, in PEM form ' +
                '(Base64), with its intermediate certificates.',
            outsideClient:
                'Public authorities stop giving certificates that may be a ' +
                'client’s, the last of them by March 2027. For a call server ' +
                'that checks its callers, take an authority of your own.',
            outsideKeep:
                'The answer may take days, and this page forgets everything ' +
                'when it is closed. Save the key now, and keep its ' +
                'passphrase. When the answer is there, open the page again, ' +
                'open the key in step 2, and come back here.',
            outsideBack: 'Open the answer',
            outsideLabel: 'Certificates from the authority',
            outsideHint:
                'One file or several: the device’s certificate, ' +
                'intermediates, the root.',
            fitsNothing: (/** @type {string} */ name) =>
                `The certificate of “${name}” does not belong to your key. ` +
                'Either it is the answer to another request, or the wrong ' +
                'key is open. Open the key that the request was made with.',
            fitsNoneOf: (/** @type {number} */ n) =>
                `None of the ${n} certificates belongs to your key. Open the ` +
                'key that the request was made with, or the right answer.',
            needKeyToMatch:
                'Open the device’s key (or the request) first: only then ' +
                'can be told whether the answer fits.',
            needKeyToMatchLink: 'Open the key',
            foundChain: (/** @type {number} */ n) =>
                `${plural(n, 'certificate', 'certificates')} of authorities ` +
                'came with it.',
            findings: 'What was noticed',

            /** @type {Record<'own' | 'outside' | 'self',
             *   (ca: string) => string>} */
            done: {
                own: (ca) => `Signed by “${ca}”. Save the files next.`,
                outside: (ca) => `Signed by “${ca}”, and it fits the key.`,
                self: () =>
                    'Signed with its own key. Each browser must be told to ' +
                    'trust it.',
            },
            ignored: 'What the request asked for and did not get',
            again: 'Sign it again, or by another',
            keep: 'Keep the one I have',
            next: 'Continue to the files',
        },

        files: {
            short: 'Files',
            title: 'Your files',
            lead:
                'Save them before you go on. This page keeps nothing: when ' +
                'it is closed, only what you saved is left.',
            why:
                'These are the names that the article uses. The device does ' +
                'not look at names; change them if you handle more than one.',
            none: 'No file has been made or opened yet.',
            noneLink: 'Start with the key',
            held:
                'Your browser will hold these downloads because this page ' +
                'came over plain HTTP: choose “Keep” in its list of ' +
                'downloads. Nothing was sent anywhere. Or copy the text ' +
                'instead.',
            where: 'What goes where',
            goes: {
                key: 'Onto the device, with its passphrase. Show it to ' +
                    'nobody. Keep a copy in a safe place or delete it after ' +
                    'the upload.',
                request: 'To the authority. Of no use afterwards.',
                certificate: 'Onto the device, together with the key.',
                authorityCertificate:
                    'Into every browser and computer that is to trust your ' +
                    'devices. May be shown to anyone.',
                authority:
                    'Stays with you, off the network: it signs your further ' +
                    'devices. Keep its passphrase apart from it.',
                chain: 'Onto the device, if it takes intermediates.',
            },
            naming: 'How the files are called',
            namingArticle: 'Names as in the article',
            namingDevice: 'Names after the device',
            authority: (/** @type {string} */ name) =>
                `Authority “${name}”`,
            authorityFacts: (/** @type {number} */ n) =>
                `${plural(n, 'certificate', 'certificates')} in its list`,
            authorityOpen: 'Open it in “My authority”',
            rename: 'File name',
            show: 'Show or rename',
            renameBad: 'Letters, digits, dots, dashes and spaces only.',
            saveAll: 'Save all as one ZIP',
            zipName: (/** @type {string} */ host) => `${host}-certificate.zip`,
            saved: 'Saved. No passphrase is in any file: keep them apart.',
            passphrases:
                'No file contains a passphrase. Make sure that you have it:',
            keyPassphrase: 'Of the device’s key',
            authorityPassphrase: 'Of the authority',
            next: 'Continue: check the files',
            nextUpload: 'Continue',
            readme: (
                /** @type {string} */ host,
                /** @type {[string, string][]} */ lines,
            ) =>
                `Files for ${host}\n\n` +
                lines.map(([name, text]) => `${name}\n    ${text}\n`)
                    .join('\n') +
                '\nNo passphrase is in any of these files.\n',
        },
    },

    onDevice: onDeviceText,

    file: {
        title: 'Any file',
        lead:
            'Keys, requests, certificates, bundles: drop what you have. The ' +
            'page says what it is, what it belongs to and what is wrong ' +
            'with it, and makes it fit.',
        why: [
            'Names of such files say little: a .cer may hold text or bytes, ' +
                'a .pem anything. The page looks inside instead.',
            'The files stay on this computer and are forgotten when you ' +
                'remove them or close the page.',
        ],
        open: 'Files to look at',
        openHint:
            'One or many, of any name, up to 10 MB each. Damage from e-mail ' +
            'and copying is mended and named.',
        reading: 'Reading the files',
        clear: 'Remove all files',

        shelf: {
            title: 'What they are',
            size: (/** @type {number} */ bytes, /** @type {number} */ n) =>
                `${plural(bytes, 'byte', 'bytes')}, ` +
                `${n === 0 ? 'nothing' : plural(n, 'object', 'objects')} ` +
                'found in it',
            repaired: 'To read this file, the page had to look past this:',
            passphraseOf: (/** @type {string} */ name) =>
                `Passphrase of ${name}`,
            objectOf: (
                /** @type {string} */ kind, /** @type {number} */ place,
                /** @type {string} */ name,
            ) => `${name}, object ${place} (${kind})`,
            openLabel: (/** @type {string} */ name) => `Open ${name}`,
            opening: 'Opening the file',
            notOpened: 'Nothing in the file could be opened with this.',
            costly: (/** @type {number} */ rounds) =>
                `Whoever locked this file asks for ${
                    rounds.toLocaleString('en')} rounds of work. That may ` +
                'take a minute; you can cancel it. Press “Open” once more ' +
                'to go on.',
            onDevice: (/** @type {string} */ name) =>
                `${name} (in “One device”)`,
            taken: (/** @type {number} */ n) =>
                `${plural(n, 'file', 'files')} added`,
            removeLabel: (/** @type {string} */ name) => `Remove ${name}`,
        },

        objects: {
            kinds: {
                'private-key': 'Private key',
                'public-key': 'Public key',
                request: 'Request',
                certificate: 'Certificate',
                crl: 'Revocation list',
                pkcs7: 'PKCS#7',
                pkcs12: 'PKCS#12',
                'openssh-key': 'OpenSSH key',
                'openssh-public-key': 'OpenSSH public key',
                'putty-key': 'PuTTY key',
                root: 'Root authority',
                authority: 'Authority',
                parameters: 'Parameters',
                strange: 'Something else',
                unknown: 'Not known',
            },
            ended: (/** @type {string} */ day) => `ended ${day}`,
            revokedCount: (/** @type {number} */ n) =>
                `${plural(n, 'certificate', 'certificates')} revoked`,
            subject: 'Names in the subject, one by one',
            issuer: 'Names in the issuer, one by one',
            attribute: 'Field',
            value: 'Value',
            encodedAs: 'Written as',
            extensions: (/** @type {number} */ n) =>
                plural(n, 'extension', 'extensions'),
            critical: '(critical)',
            revoked: 'What is revoked',
            pem: 'As text (PEM)',
            opened: 'opened',
            noMac:
                'The file carries no check (MAC): nobody would notice if ' +
                'it were changed.',
            macUnchecked: (/** @type {string} */ how) =>
                `The file’s check (MAC) is of a kind that is not supported ` +
                `here (${how}), so nobody has looked whether it was changed.`,
            selfWrong:
                'It is not signed with its own key, or was changed since. ' +
                'No authority should sign it.',
            unsupported: (/** @type {string} */ what) =>
                `Not supported here: ${what}. The OpenSSL command below ` +
                'may open it.',
            notKnown:
                'This is no key, request, certificate or bundle that is ' +
                'known here.',
            strange: {
                jks:
                    'This is a Java keystore (JKS). Java’s own tool makes a ' +
                    '.p12 of it, which can be read here: keytool ' +
                    '-importkeystore -srckeystore OLD -destkeystore new.p12 ' +
                    '-deststoretype PKCS12.',
                jceks:
                    'This is a Java keystore (JCEKS). Java’s own tool makes ' +
                    'a .p12 of it, which can be read here: keytool ' +
                    '-importkeystore -srcstoretype JCEKS -srckeystore OLD ' +
                    '-destkeystore new.p12 -deststoretype PKCS12.',
                zip:
                    'This is a ZIP archive (or an office document). Unpack ' +
                    'it, and drop what is in it.',
                archive:
                    'This is a packed file. Unpack it, and drop what is in it.',
                pdf: 'This is a PDF document, not a key or certificate.',
                image: 'This is a picture, not a key or certificate.',
                office:
                    'This is a document or an e-mail of an office program. ' +
                    'Save its attachment, or copy the text from BEGIN to ' +
                    'END, and paste it here.',
                program: 'This is a program, not a key or certificate.',
                database:
                    'This is a database, such as the store of a browser or ' +
                    'of XCA. Export key and certificate from it.',
                sealed:
                    'This was encrypted with “openssl enc”. Decrypt it with ' +
                    'the same program first.',
                html:
                    'This is a web page. Perhaps a download went to a login ' +
                    'or error page: download the certificate itself.',
                mail:
                    'This is an e-mail. Save its attachment, or copy the ' +
                    'text from BEGIN to END, and paste it here.',
                xml:
                    'This is an XML file, such as a settings profile. Export ' +
                    'the certificate itself.',
                ssh2:
                    'This is a public key for logging in by SSH (RFC 4716), ' +
                    'not for certificates.',
                pgp:
                    'This is an OpenPGP key or message, for e-mail. It ' +
                    'cannot serve for certificates of devices.',
                spkac:
                    'This is a request in the old form of browsers (SPKAC). ' +
                    'Make a request (PKCS#10) instead.',
                parameters:
                    'These are parameters that stand beside a key. They are ' +
                    'no secret, and not needed here.',
                'dh-parameters':
                    'These are Diffie-Hellman parameters. They belong into ' +
                    'the settings of a server, beside its key; they are no ' +
                    'secret and no key, and the devices here do not ask for ' +
                    'them.',
                'dsa-parameters':
                    'These are DSA parameters. They stand beside a DSA key; ' +
                    'they are no secret and no key, and are not needed here.',
                'ec-parameters':
                    'These are parameters that stand beside a key: they name ' +
                    'its elliptic curve. They are no secret, and not needed ' +
                    'here.',
                ocsp:
                    'This is the answer of a revocation service (OCSP). ' +
                    'Programs ask for it themselves; nothing here needs it.',
                text:
                    'This is text without a key, request or certificate in ' +
                    'it: nothing stands between BEGIN and END.',
            },
            onlyNamed:
                'This is a key for logging in by SSH, not for certificates. ' +
                'Here it is only named; “ssh-keygen -p -m PEM” or PuTTYgen’s ' +
                'export makes a key file of it that can be read.',
            filter: 'Show only',
            filterHint: 'Part of a name, serial number or fingerprint.',
            found: (
                /** @type {number} */ shown, /** @type {number} */ found,
                /** @type {number} */ all,
            ) =>
                shown < found
                    ? `The first ${shown} of ${found}` +
                        (found < all ? ` that fit, of ${all}` : '')
                    : found < all ? `${found} of ${all}` : `All ${all}`,
            showAll: (/** @type {number} */ n) => `Show all ${n}`,
            mac: 'Its check (MAC)',
            fingerprint: 'Fingerprint as SSH shows it',
            pathLength: 'Authorities allowed below it',
            subjectKeyId: 'Identifier of its key',
            authorityKeyId: 'Identifier of the issuer’s key',
            publicKeySha1: 'Public key, SHA-1',
            label: 'Label between the dashes',
            start: 'First bytes',
            attributes: 'Attributes',
            openInside: 'not locked in it',
            allLocked: (/** @type {string} */ how) => `All locked with ${how}`,
            inside: (/** @type {number} */ n) =>
                `It holds ${plural(n, 'object', 'objects')}:`,
            version: 'Version',
            keyUsage: 'The key may be used for',
            selfSignature: 'Signed with its own key',
            right: 'yes, the signature is right',
            wrong: 'NO, the signature is wrong',
            kdf: 'Passphrase turned into a key by',
            rounds: (/** @type {number} */ n) =>
                `${n.toLocaleString('en')} rounds`,
            integrity: 'Whether the file is untouched',
            integrities: {
                checked: 'checked with the passphrase',
                absent: 'the file carries no check (MAC)',
                wrong: 'the check fails',
                unchecked: 'not checked yet: the passphrase is needed',
                unsupported: 'checked in a way that is not supported here',
            },
            thisUpdate: 'Made on',
            nextUpdate: 'Next list due',
            number: 'Number of the list',
            encoding: 'Written as',
            comment: 'Comment',
            cipher: 'Locked with',
        },

        together: {
            title: 'What belongs together',
            key: 'Private key',
            request: 'Request',
            certificate: 'Certificate',
            notHere: 'not among these files',
            chains: 'Who signed whom',
            complete: 'Complete up to its root.',
            missing:
                'The next issuer is not among these files: drop it here, too.',
            loop: 'These certificates name each other as issuers: no browser ' +
                'follows that.',
            times: 'When they are valid',
            answers: (
                /** @type {string} */ answer, /** @type {string} */ waiting,
            ) => `${answer} is the answer that ${waiting} waits for.`,
            takeThere: 'Take it there',
            takeThereLabel: (/** @type {string} */ name) =>
                `Take ${name} to “One device”`,
            takingThere: 'Taking it to “One device”',
            more: (/** @type {number} */ n) =>
                `And ${plural(n, 'key', 'keys')} more, not drawn here.`,
            many: (/** @type {number} */ n, /** @type {number} */ chains) =>
                `${n} certificates in ${plural(chains, 'chain', 'chains')}: ` +
                'only those that hang together are drawn. All are listed above.',
            sameSerial: (
                /** @type {string} */ one, /** @type {string} */ other,
            ) =>
                `${one} and ${other} have the same issuer and the same ` +
                'serial number. Firefox refuses whichever it sees second ' +
                '(SEC_ERROR_REUSED_ISSUER_AND_SERIAL). Have one of them ' +
                'signed again.',
            sameKey: (/** @type {string[]} */ names) =>
                `One key serves ${names.join(' and ')}. Whoever gets it from ` +
                'one passes for the other. Make a key for each.',
        },

        checks: {
            title: 'What is wrong with it',
            lead:
                'A certificate is judged together with its key, request and ' +
                'issuers, as far as they are among the files above; a key ' +
                'and a request without a certificate are judged by ' +
                'themselves.',
            which: 'What to check',
            host: 'Its address',
            hostHint: 'As in the browser: a host name or an IP address.',
            device: 'For which device',
            anyDevice: 'None in particular',
            check: 'Check it',
            checking: 'Checking',
            result: 'What the check found',
            looked: (/** @type {string[]} */ files) =>
                `Looked at: ${files.join(', ')}.`,
            unread: (/** @type {string} */ name, /** @type {string} */ why) =>
                `${name} could not be read, so this was judged without it. ` +
                why,
            unopened: (/** @type {string} */ name) =>
                `${name} is locked, so this was judged without it. Open it ` +
                'above and check again.',
            inContainer:
                'The key lies in a PKCS#12 file. The device takes it as a ' +
                'file of its own: convert it below.',
            verdict: (/** @type {{ errors: number, warnings: number }} */
                { errors, warnings }) =>
                errors > 0
                    ? `${plural(errors, 'thing', 'things')} must be mended.`
                    : warnings > 0
                        ? `It can be used. ${plural(warnings, 'thing is',
                            'things are')} worth a look.`
                        : 'Nothing is wrong with it.',
        },

        convert: {
            title: 'Make it fit',
            source: 'File to convert',
            withoutKeys: (/** @type {string} */ name) =>
                `${name}, without its keys`,
            target: 'What is wanted',
            beside: (/** @type {string[]} */ names) =>
                `Taken along: ${names.join(', ')}.`,
            nothingBeside:
                'Nothing else is taken along: no other file here fits.',
            openFirst:
                'This file is locked. Open it with its passphrase above.',
            newPassphrase: 'Passphrase of the new file',
            sure: 'Write the key without a passphrase',
            sureHint:
                'Whoever can read the file can then use the key. Only for ' +
                'devices that take no passphrase, and delete it afterwards.',
            convert: 'Convert it',
            converting: 'Converting',
            reallyTitle: 'Without a passphrase?',
            really:
                'The key is locked now. In the new file anybody who gets ' +
                'hold of it can use it, from a backup or an old disk too. ' +
                'Really write it without a passphrase?',
            keepLocked: 'No, keep it locked',
            unlockIt: 'Yes, write it without',
            made: 'This is the new file. The old one is unchanged.',
            targets: {
                'traditional-3des': {
                    name: 'Key, traditional form, DES-EDE3',
                    wanted:
                        'What the MCU families, the Media Gateway and most ' +
                        'devices before 2012 read.',
                },
                'traditional-aes': {
                    name: 'Key, traditional form, AES-256',
                    wanted:
                        'For servers with OpenSSL 0.9.8 to 1.1 (older ' +
                        'nginx, Apache, stunnel).',
                },
                'pkcs8-aes': {
                    name: 'Key, PKCS#8, AES-256',
                    wanted:
                        'Best protected. For current servers and for keeping.',
                },
                'pkcs8-3des': {
                    name: 'Key, PKCS#8, DES-EDE3',
                    wanted: 'For Java and Windows tools before about 2018.',
                },
                'traditional-open': {
                    name: 'Key, traditional form, without passphrase',
                    wanted:
                        'For VCS and Expressway, iDRAC and other devices ' +
                        'that take no passphrase.',
                },
                'pkcs8-open': {
                    name: 'Key, PKCS#8, without passphrase',
                    wanted:
                        'For containers and cloud services that take no ' +
                        'passphrase.',
                },
                pem: {
                    name: 'Text (PEM)',
                    wanted: 'What most devices and servers take.',
                },
                der: {
                    name: 'Bytes (DER), without passphrase',
                    wanted:
                        'For Windows, Java and Android, where they ask for ' +
                        '“.cer” or “.der”.',
                },
                leaf: {
                    name: 'The device’s certificate alone',
                    wanted:
                        'For devices that refuse a file with several, such ' +
                        'as printers and UPS cards.',
                },
                chain: {
                    name: 'Certificates in order, device first',
                    wanted:
                        'For nginx and for devices that send their chain.',
                },
                pkcs7: {
                    name: 'PKCS#7 (.p7b)',
                    wanted: 'Certificates without keys, for Windows.',
                },
                bundle: {
                    name: 'Key, certificate and chain in one PEM',
                    wanted: 'For HAProxy, stunnel and some cameras.',
                },
                pkcs12: {
                    name: 'PKCS#12 (.p12, .pfx), AES-256',
                    wanted:
                        'Key and certificate in one, for Windows 10 and ' +
                        'later, macOS 13 and later, Java, Firefox.',
                },
                'pkcs12-legacy': {
                    name: 'PKCS#12 (.p12, .pfx), old DES-EDE3',
                    wanted:
                        'The same for Windows before 2019, older macOS, ' +
                        'printers. Weakly protected: delete it after use.',
                },
            },
        },

        commands: {
            title: 'The same with OpenSSL',
            lead:
                'For OpenSSL 3. It asks for passphrases itself: none belongs ' +
                'on a command line.',
            older: 'With OpenSSL 1.0 or 1.1:',
            notReadable: 'OpenSSL does not read this file as it is.',
            convertFirst: 'Convert it to text (PEM) below, and it will.',
        },
    },

    /** What browsers say when they refuse a device, and what to do. */
    doctor: {
        title: 'What browsers say, and what it means',
        said: 'What does the browser say?',
        saidHint:
            'Type or paste the code, such as ERR_CERT_AUTHORITY_INVALID, or ' +
            'the text of its warning.',
        general:
            'Browsers show this warning for every fault alike; what is ' +
            'wrong stands in the code below it. Press “Advanced” (Internet ' +
            'Explorer: “More information”), and paste the words in capitals ' +
            'with underscores, such as SEC_ERROR_UNKNOWN_ISSUER.',
        unknown: (/** @type {string} */ code) =>
            `${code || 'This'} is not known here. Look for a code in ` +
            'capitals with underscores: Chrome and Edge show it small below ' +
            'the text, Firefox behind “Advanced”.',
        proof: (/** @type {string} */ file) =>
            `The check of ${file} found this, which fits:`,
        noProof: (/** @type {string} */ file) =>
            `The check of ${file} found nothing of this kind. The device ` +
            'may still show another certificate.',
        next: 'A browser would complain of this next:',
        all: 'All that is known here',
        mendedIn: 'Where to mend it:',
        entries: {
            'untrusted-issuer': {
                title: 'The browser does not know who signed it',
                meaning:
                    'Before the job this is as expected. After it, the ' +
                    'browser has not been told to trust your authority, or ' +
                    'the device still shows its old certificate.',
                mend: [
                    'Look into the certificate that the browser shows. If ' +
                        'it is the old one, restart the device.',
                    'If it is the new one, install the authority in this ' +
                        'browser and start the browser anew.',
                    'Signed through an intermediate? The device must send ' +
                        'it along, or browsers must have it.',
                ],
            },
            'self-signed': {
                title: 'The certificate signed itself',
                meaning:
                    'It is the one from the factory, or one that the ' +
                    'device signed itself.',
                mend: [
                    'The factory’s: do the job; every unit has the same.',
                    'Your own self-signed one: install it in this browser ' +
                        'as if it were an authority.',
                ],
            },
            'wrong-name': {
                title: 'The address is not in the certificate',
                meaning:
                    'Browsers compare the address bar with the list of ' +
                    'names in the certificate (“subject alternative ' +
                    'names”). The common name does not count any more.',
                mend: [
                    'Use an address that is in the certificate.',
                    'Or make the request anew with this address added.',
                    'An IP address must stand there as an address, not as a ' +
                        'name; this page does that by itself.',
                ],
            },
            dates: {
                title: 'It is no longer valid, or not yet',
                meaning:
                    'Today lies outside the certificate’s dates, or outside ' +
                    'those of its authority.',
                mend: [
                    'Look at the clock of this computer.',
                    'Sign the request again for new dates. If the ' +
                        'authority has ended, it must be renewed first.',
                ],
            },
            'reused-serial': {
                title: 'Two certificates carry the same number',
                meaning:
                    'An authority used one serial number twice. Firefox ' +
                    'then refuses both, with no way past. The article’s ' +
                    '“-set_serial 01” leads here with the second device.',
                mend: [
                    'Sign one of them again: numbers made here are random.',
                    'Until then, delete the remembered exception in ' +
                        'Firefox: Settings, “View Certificates…”, “Servers”.',
                ],
            },
            'old-tls': {
                title: 'The device’s TLS is too old',
                meaning:
                    'The device speaks only TLS 1.0 or 1.1, or old ciphers. ' +
                    'Chrome and Edge open it no more. No certificate ' +
                    'changes that.',
                mend: [
                    'Update the device’s software (4.5 and later for these ' +
                        'MCUs).',
                    'Firefox can still open it: type about:config as an ' +
                        'address, search for ' +
                        'security.tls.version.enable-deprecated, set it to ' +
                        'true. This weakens every page that this Firefox ' +
                        'opens: do it in one that is kept for such devices, ' +
                        'and nowhere else.',
                    'Or work over plain HTTP on a network that you trust.',
                ],
            },
            'too-long': {
                title: 'It is valid for too many days',
                meaning:
                    'Some browsers refuse certificates that run longer than ' +
                    'they allow.',
                mend: ['Sign the request again for 825 days or fewer.'],
            },
            'weak-digest': {
                title: 'The signature is too weak',
                meaning:
                    'Certificates that were signed with SHA-1 or MD5 are ' +
                    'refused.',
                mend: [
                    'Sign the request again: this page signs with SHA-256.',
                    'An old root that signed itself with SHA-1 can stay; ' +
                        'only what it signs counts.',
                ],
            },
            'weak-key': {
                title: 'The key is too weak, or of a strange kind',
                meaning:
                    'Keys below 2048 bits are refused, and some kinds that ' +
                    'are rarely used.',
                mend: [
                    'Make a new key of 2048 bits, a new request, and a new ' +
                        'certificate. Replace both files on the device.',
                ],
            },
            'key-usage': {
                title: 'Its key may not be used this way',
                meaning:
                    'The certificate lists what its key may do (“key ' +
                    'usage”), and what this connection needs is missing: ' +
                    'signing for new TLS, locking of keys for old TLS, or, ' +
                    'for an authority, the signing of certificates.',
                mend: [
                    'Sign the request anew here; both uses are in then.',
                    'If it is the authority’s certificate, make a proper ' +
                        'authority.',
                ],
            },
            'wrong-purpose': {
                title: 'It is not a certificate for a server',
                meaning:
                    'The certificate says what it may be used for, and a ' +
                    'server is not among that.',
                mend: [
                    'Sign the request anew here; it then says “server”.',
                    'At an outside authority ask for a certificate for a ' +
                        'web server.',
                ],
            },
            'authority-as-device': {
                title: 'The device shows an authority’s certificate',
                meaning:
                    'The certificate on the device is one that may sign ' +
                    'others. Browsers do not accept it for a server.',
                mend: [
                    'Did CA.cer go onto the device instead of MCU.cer? ' +
                        'Upload the right one.',
                    'A self-signed certificate of the old kind must be made ' +
                        'anew.',
                ],
            },
            'issuer-not-authority': {
                title: 'Who signed it may not sign',
                meaning:
                    'The certificate that signed the device’s is not one of ' +
                    'an authority, or is of an old version.',
                mend: [
                    'Sign the request with a proper authority: one made ' +
                        'here, or an outside one.',
                    'Is CA.cer in the browser really the one that signed?',
                ],
            },
            'issuer-dates': {
                title: 'The authority is no longer valid, or not yet',
                meaning:
                    'The device’s certificate may be good, but today lies ' +
                    'outside the dates of who signed it.',
                mend: [
                    'Look at the clock of this computer.',
                    'Renew the authority, and install its new certificate ' +
                        'in the browsers.',
                ],
            },
            'empty-subject': {
                title: 'Who signed it has no name',
                meaning:
                    'The certificate names no issuer, so no authority can ' +
                    'be found for it.',
                mend: ['Make an authority with a name, and sign again.'],
            },
            'public-rules': {
                title: 'A rule for public authorities was broken',
                meaning:
                    'Browsers demand more of authorities that came with ' +
                    'them: public logs, public names.',
                mend: [
                    'Ask the authority for another certificate.',
                    'For names that exist only inside your network use an ' +
                        'authority of your own.',
                ],
            },
            'intercepted': {
                title: 'Something between here and the device answers',
                meaning:
                    'A proxy or a virus scanner opens the connection and ' +
                    'shows a certificate of its own.',
                mend: [
                    'Look who signed the certificate that the browser ' +
                        'shows.',
                    'Let the device’s address pass by the proxy or scanner.',
                ],
            },
            'revocation-unreachable': {
                title: 'Whether it was revoked could not be asked',
                meaning:
                    'The certificate names a place to ask, which did not ' +
                    'answer, or answered wrongly.',
                mend: [
                    'Let this computer reach that place, or ask the ' +
                        'authority.',
                ],
            },
            'constraint': {
                title: 'The authority may not sign this name',
                meaning:
                    'The authority’s certificate limits it to certain names ' +
                    'and addresses, and this one lies outside.',
                mend: [
                    'Use a name inside the limits, or another authority.',
                ],
            },
            'bad-signature': {
                title: 'The signature does not fit',
                meaning:
                    'The browser has an authority of the same name but with ' +
                    'another key, or the certificate was changed after it ' +
                    'was signed.',
                mend: [
                    'Remove an older authority of the same name from the ' +
                        'browser, and install the present CA.cer.',
                    'Check the files against each other.',
                ],
            },
            unreadable: {
                title: 'The browser cannot read the certificate',
                meaning:
                    'Something in it, or in its authority’s, has a form ' +
                    'that browsers do not take: a damaged part, a part that ' +
                    'must be understood and is not known, a limit on names ' +
                    'in the wrong form, a serial number that is too long.',
                mend: [
                    'Check the certificate and its authority in “Any ' +
                        'file”: it names the part.',
                    'Sign the request again, with an authority whose own ' +
                        'certificate passes the check.',
                ],
            },
            revoked: {
                title: 'It was revoked',
                meaning: 'Its authority has taken the certificate back.',
                mend: ['Ask the authority why, and make a new one.'],
            },
            'not-https': {
                title: 'There is no HTTPS on this port',
                meaning:
                    'Something answers, but not with TLS: the secure web ' +
                    'port is closed, or the address names the plain one.',
                mend: [
                    'On the device look at Network, “Services”: is the ' +
                        'secure web port open, and which number has it?',
                    'HTTPS needs the feature key.',
                ],
            },
            'other-host': {
                title: 'Whoever answers does not know this name',
                meaning:
                    'The name leads to a server that serves other names: a ' +
                    'proxy, or another device.',
                mend: [
                    'Use the device’s IP address.',
                    'Look in the name server where the name leads.',
                ],
            },
            'client-certificate': {
                title: 'The device wants a certificate from you',
                meaning:
                    'Login by certificate is on: the device asks the ' +
                    'browser for one and refuses who has none.',
                mend: [
                    'Log in over plain HTTP, if that is still open, and ' +
                        'switch it off, or install your own certificate in ' +
                        'the browser.',
                    'If both ways are shut, the device’s console port is ' +
                        'left.',
                ],
            },
            'local-network': {
                title: 'The browser did not let the page ask',
                meaning:
                    'A question of the browser was answered with no, a rule ' +
                    'of your organisation or an extension forbids it, or ' +
                    'the port is one that browsers keep closed.',
                mend: [
                    'Chrome and Edge ask before a page may reach devices ' +
                        'on the local network: allow it in the settings of ' +
                        'this page, beside its address.',
                    'Open the page as a file: it then asks least.',
                ],
            },
            'not-reached': {
                title: 'Nothing answers there',
                meaning:
                    'The device is off or still starting, the name leads ' +
                    'elsewhere, or a firewall is in the way.',
                mend: [
                    'Wait some minutes after a restart.',
                    'Try its IP address instead of its name.',
                    'Try http:// instead of https://.',
                ],
            },
        },
    },

    help: {
        title: 'Help',
        lead:
            'What the page does, what browsers mean by their warnings, and ' +
            'where each step of the article is.',
        article: 'The article, step by step',
        articleLead:
            'Cisco’s article TAA_KB_157 “Certify HTTPS connections on an ' +
            'MCU” (7 February 2012) does the same with OpenSSL commands. ' +
            'Each of its steps has its place here.',
        articleRows: [
            ['1 to 3', 'Feature key, secure web port, first connection',
                'before-you-start'],
            ['4 and 5', 'Installing OpenSSL: not needed here', ''],
            ['6', 'The device’s private key', 'key'],
            ['7', 'The request', 'request'],
            ['8 to 10', 'An authority of your own, and signing', 'signed-by'],
            ['11 to 15', 'The upload', 'upload'],
            ['16', 'The restart', 'restart'],
            ['17 and 18', 'Is it trusted, and is it the right one?',
                'trusted'],
        ],
        differs: 'Where this page departs from the article, and why',
        differsRows: [
            'The key is written in the traditional form, because today’s ' +
                'OpenSSL no longer does so by default and devices of that ' +
                'age may read nothing else.',
            'The certificate carries the list of addresses that browsers ' +
                'check (“subject alternative names”). The article’s does ' +
                'not, and every current browser refuses it: ' +
                'ERR_CERT_COMMON_NAME_INVALID.',
            'It is valid for 825 days instead of 30, which the article’s ' +
                'command gives without saying so.',
            'Its serial number is random instead of 01 each time: Firefox ' +
                'refuses two certificates of one authority with the same ' +
                'number.',
        ],
        secrets: 'What happens to your secrets',
        secretsRows: [
            'Keys are made in this browser, on this computer, from its ' +
                'source of randomness. Nothing is sent anywhere but to the ' +
                'device that you name, when you press Upload.',
            'Nothing is stored: no cookie, no local storage, no history ' +
                'entry with a secret. Closing the page ends everything that ' +
                'was not saved.',
            'Memory that held a secret is overwritten after use. The text ' +
                'of a password field is the one copy that a page cannot ' +
                'overwrite, only empty; the browser does the rest.',
            'Whoever controls this computer or its browser’s extensions ' +
                'can see what you type. Use a computer that you trust.',
        ],
        not: 'What the page does not do',
        notRows: [
            'It does not keep your authority for you. Save CA.key and ' +
                'CA.cer, and their passphrase.',
            'It does not install the authority in browsers: no page can. It ' +
                'shows how.',
            'It cannot see whether the device took the files. It asks you ' +
                'what the device shows, and then tries the connection.',
            'It does not watch dates. Put the last day into your calendar.',
        ],
    },

    authority: authorityText,

    fleet: fleetText,
};
