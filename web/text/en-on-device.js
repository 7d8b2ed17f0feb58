/**
 * What the second half of the path says, in English; part of en.js: check,
 * upload, restart, trust, record.
 */

/** @param {number} n @param {string} one @param {string} many */
const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;

export const onDeviceText = {
    address: 'The device’s address',
    addressHint: (/** @type {string} */ origin) =>
        origin
            ? `The page will talk to ${origin} and to nothing else.`
            : 'As you type it into a browser, such as ' +
              'mcu1.example.com or https://10.1.2.3:8443.',
    addressBad:
        'This is no address of a device. Type its name or IP address, ' +
        'with http:// before it if it has no HTTPS yet.',
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
    openPage: (/** @type {string} */ page) => `Open “${page}” there`,
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
            'refuse that whatever the certificate is.',
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
            'servers check its addresses too.',
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
        locked:
            'The key is locked. Open it with its passphrase, so that ' +
            'it can be tried here.',
        lockedLink: 'Open the key',
        check: 'Check the files',
        checkAgain: 'Check again',
        checking: 'Checking',
        levels: {
            ok: 'Good',
            info: 'Note',
            warning: 'Look at this',
            error: 'Wrong',
        },
        sum: (
            /** @type {number} */ errors,
            /** @type {number} */ warnings,
        ) =>
            errors > 0
                ? `${plural(errors, 'thing is', 'things are')} wrong. ` +
                  'The device or the browsers would refuse these files.'
                : warnings > 0
                    ? 'The files can be uploaded. ' +
                      `${plural(warnings, 'thing deserves',
                          'things deserve')} a look first.`
                    : 'The files are as the device wants them.',
        showOk: (/** @type {number} */ n) =>
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
        openWhy:
            'Files that are sent into a browser’s warning page arrive ' +
            'empty. So the warning must be behind you before anything ' +
            'is sent.',
        openAsk: 'What should I see?',
        openAgain: 'Open it again',
        openButton: 'Open the device',
        seen: 'I see the device’s own page in that window',
        windowClosed:
            'The device’s window is closed, or the device cut its tie ' +
            'to this page (some do, on purpose). Open it again; if this ' +
            'comes back at once, use “By hand”.',

        login: 'Log in',
        loginWay: 'Where to log in',
        loginWays: {
            here: 'From here',
            there: 'In the device’s window',
        },
        loginPost: 'Log in',
        loginThere:
            'Log in as the administrator there, as you always do, and ' +
            'come back.',
        loginDone: 'I have just logged in',
        loginAgo: (/** @type {number} */ s) =>
            `Logged in ${s < 90 ? `${s} s` : `${Math.round(s / 60)} min`} ` +
            'ago.',
        loginLeft: (/** @type {number} */ s) =>
            `Upload within ${s} s: later, this browser leaves the login ` +
            'out.',
        loginOld:
            'The login is too old for this browser: Chrome, Edge and ' +
            'their relatives send a device’s login along with an upload ' +
            'from another page only in its first two minutes. Log in ' +
            'once more, then upload at once.',
        loginOldLogout: 'Log out there first',
        loginSeen:
            'The device’s window should now show its certificate page. ' +
            'If it shows the login page or an error, the name or the ' +
            'password was wrong: three wrong ones can lock the account ' +
            'for half an hour.',

        send: 'Upload certificate and key',
        sendTo: (/** @type {string} */ url) => `Goes to ${url}`,
        sendFields: 'What is sent',
        asField: (/** @type {string} */ name) => `as “${name}”`,
        passwordOfKey: 'passphrase of the key',
        noPassword: 'no passphrase',
        sent: (/** @type {string} */ time) =>
            `Sent at ${time}. Whether the device took it, only its own ` +
            'window shows.',
        obstacles: {
            'not-open': 'Open the device first (1).',
            'not-seen': 'Say first that you see the device’s page (1).',
            'no-login': 'Log in first (2).',
            'old-login': 'The login is too old. Log in again (2).',
            'mixed-content': 'Not possible from this page: see above.',
        },

        ask: 'What does the device show now?',
        answers: {
            matches: (/** @type {string} */ words) =>
                `The new certificate, “${words}”`,
            login: 'A login page',
            refused: 'An error about the files or the access',
            'not-found': 'A page that does not exist',
            empty: 'It says that a file is missing',
            warning: 'A warning of the browser',
            nothing: 'Nothing new, or something else',
        },
        answerOk:
            'The device has the new pair. It uses it after a restart.',
        tries: {
            cookieAged:
                'The login did not come along with the files, so the ' +
                'device did not know you and took nothing. In this ' +
                'browser a login counts for two minutes only. Log in ' +
                'again and upload at once.',
            sessionGone:
                'The device did not know you any more and took ' +
                'nothing. Log in again and upload once more.',
            sameSite:
                'If that happens again, let the bookmark fill the ' +
                'device’s own form: there the login always counts.',
            refusedFiles:
                'The device did not like what it got. See whether the ' +
                'check of the files found something: the passphrase, ' +
                'the form of the key, a pair that does not match.',
            tokenCheck:
                'If it says that access failed, or that the form is out ' +
                'of date, it takes forms from its own page only. The ' +
                'bookmark fills that very form.',
            otherAddress:
                'On this device the form has another address. Let the ' +
                'page learn it from a saved copy of the device’s page.',
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
            uploaded: '',
        },
        go: {
            login: 'Log in again',
            preflight: 'See the check of the files',
            bridge: 'Use the bookmark',
            learn: 'Learn the form',
            reopen: 'Open the device again',
            look: 'Open the certificate page',
            restart: 'Continue to the restart',
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
            given: 'Handed over.',
            filled:
                'The device’s form is filled. Press the device’s own ' +
                'button there.',
            'no-form':
                'The bookmark found no form with two files on that ' +
                'page. Go to the certificate page there, and click the ' +
                'bookmark again.',
            'wrong-origin': (/** @type {string} */ origin) =>
                `The window shows ${origin}, which is not the address ` +
                'named above. Nothing was handed over. If that is your ' +
                'device, correct the address above and try again.',
        },
        pressThere: (/** @type {string} */ button) =>
            `Press “${button}” there`,
        pressThereText:
            'Look at the form: both files and the password are filled ' +
            'in. The button is the device’s own.',
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
        copyPassphrase: 'Copy the passphrase',
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
        learnLabel: 'The saved page',
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
        learnLarge: 'This file is larger than any page of a device.',
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
            'file-name': 'This is no file name.',
            'not-json': 'This file is not a profile.',
            size: 'This file is larger than any profile.',
        },
        profile: 'Keep what you corrected',
        profileText:
            'A profile is a small text file with these names, for the ' +
            'next device of the same kind. It holds no secret.',
        profileSave: 'Save as a profile',
        profileLoad: 'Open a profile',
        profileReset: 'Back to the built-in names',
        profileTaken: (/** @type {string} */ name) =>
            `Taken over: ${name}.`,
        profileBad: (
            /** @type {string} */ path,
            /** @type {string} */ reason,
        ) => `${path ? `${path}: ` : ''}${reason}`,
        sources: 'Where do these come from?',
        groups: {
            upload: 'The certificate page',
            login: 'The login',
            restart: 'The restart',
        },
        typed: 'typed',
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
        now: 'Restart it',
        ifBlind: 'What if the page never notices?',
        wait: 'Wait for the device',
        waitText:
            'Some minutes are usual. The page looks every second.',
        waiting: 'Waiting for the device',
        waitButton: 'Wait until it is back',
        stages: {
            up: 'It still answers: the restart has not begun.',
            down: 'It is away.',
        },
        seconds: (/** @type {number} */ s) =>
            s < 90 ? `${s} s` : `${Math.round(s / 60)} min`,
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
        blind:
            'If this browser does not trust your authority yet, the ' +
            'page cannot see that the device is back. Open it yourself, ' +
            'or go on after a few minutes.',
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
            'The system shows a fingerprint while you install. It must ' +
            'be this one:',
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
                'Start the browser anew. Firefox asks Windows too, ' +
                    'unless that was switched off.',
            ],
            macos: [
                'For Safari, Chrome and Edge.',
                'Double-click CA.cer. Keychain Access opens; add it to ' +
                    'the keychain “login” or “System”.',
                'Find it under “Certificates” and double-click it.',
                'Open “Trust”, and set “When using this certificate” to ' +
                    '“Always Trust”.',
                'Close the window and type your password.',
                'Start the browser anew.',
            ],
            firefox: [
                'On every system. Firefox has a list of its own.',
                'Open Settings, then “Privacy & Security”, and go down ' +
                    'to “Certificates”.',
                'Press “View Certificates…” and choose the tab ' +
                    '“Authorities”.',
                'Press “Import…” and choose CA.cer.',
                'Tick “Trust this CA to identify websites” and press ' +
                    '“OK”.',
            ],
            linux: [
                'Chrome and Chromium: open chrome://certificate-manager, ' +
                    'choose “Custom”, and import CA.cer under “Trusted ' +
                    'Certificates”. Older ones: Settings, “Privacy and ' +
                    'security”, “Security”, “Manage certificates”, ' +
                    '“Authorities”, “Import”.',
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
                'Chrome then trusts it. Firefox for Android: Settings, ' +
                    '“About Firefox”, press the logo five times; then ' +
                    'Settings, “Secret settings”, “Use third party CA ' +
                    'certificates”.',
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
            'It speaks only TLS 1.0 or 1.1, which browsers refuse.',
        ],
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
        same: (/** @type {string} */ what) =>
            `The same: this is the ${what}.`,
        different:
            'Not the same. This is another certificate: perhaps the ' +
            'old one, perhaps the authority’s instead of the device’s.',
        whats: {
            sha256: 'SHA-256 fingerprint',
            sha1: 'SHA-1 fingerprint',
            serial: 'serial number',
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
                'Press the padlock, then “Connection secure”, “More ' +
                'information”, “View Certificate”.'],
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
        heading: 'Record: certificate of a device',
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
