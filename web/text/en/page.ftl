lang = en

# How days and hours are written.
dates-locale = en-GB
# A span of time, from the largest unit that is not zero.
dates-days = { $days } days
dates-dayAndHours = 1 day { $hours } h
dates-hoursAndMinutes = { $hours } h { $minutes } min
dates-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
dates-ahead = in { $span }
dates-past = { $span } ago

app-name = MCU Certify
app-skip = Skip to the work
app-places = Places
app-nothingLeaves = Contacts only the device you name
app-foot = Version { $version }. Works without a network. Keeps nothing: when the page is closed, what was not saved is gone.
app-toDark = Dark colours
app-toLight = Light colours
app-title = { $here } – MCU Certify
app-engineFailed = This browser cannot run the part of the page that makes keys. It needs WebAssembly with SIMD, as every current Firefox, Chrome and Edge has it.
app-unsaved = Saved nowhere yet: { $names }. What is not saved is gone for good when this page is closed.
app-unsavedLink = Save the files

common-why = Why?
common-articleStep = Article TAA_KB_157, step { $n }
common-articleSteps = Article TAA_KB_157, steps { $n }
common-optional = (optional)
common-count = { $used } of { $limit }
common-until = until { $day }
common-change = Change
common-remove = Remove

path-label = The path
path-done = done
path-stepOf = Step { $n } of { $all }

problems-title = { $n ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}

# Of what the page's own code throws, by the name of its kind.
failures =
    .EngineTrap = The engine stopped unexpectedly. Nothing was made.

copy-copy = Copy
copy-done = Copied
copy-failed = Not copied

task-cancel = Cancel
task-cancelled = Cancelled. Nothing was made.
task-busy = Something else is still being done. Wait for it, or cancel it.
task-moment = One moment
task-luck = A little longer: how soon primes are found is luck
task-left = { $seconds ->
    [0] { $percent } %
   *[other] { $percent } % · about { $seconds } s left
}

open-choose = Choose a file
open-chooseOther = Choose another file
open-chooseSeveral = Choose files
open-chooseFolder = Choose a folder
open-orDrop = or drop it here
open-reading = Reading …
open-removeLabel = Take off { $name }
open-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
open-paste = Or paste it as text
open-pasteLabel = Text of the file, from BEGIN to END
open-pasted = pasted text
open-onlyOne = Only one file fits here. Choose or drop one.
open-tooLarge = { $name } is larger than { $megabytes } MB. Nothing that belongs here is. Choose another file.
open-empty = { $name } is empty. Copying or saving it went wrong; choose it again, or a copy of it.
open-unreadable = { $name } could not be read. It may have been moved or changed since it was chosen. Choose it again.
open-unnamed = The file

keep-states =
    .made = not saved yet
    .handed = handed to the browser
    .kept = saved
keep-saved = Saved as { $name }.
keep-handed = { $name } was handed to your browser. Whether it arrived, only you can see: look into your downloads.
keep-there = I have it
keep-compare = Or give it back, and the page compares
keep-same = It is the same, byte for byte.
keep-differs = This is not the file that was handed over, or it was changed. Save it once more.
keep-cancelled = Not saved: the dialog was closed.
keep-errors =
    .write = The file could not be written. The disk may be full, or the folder does not let you write. Choose another place and save again. ({ $why })
    .differs = What is on the disk differs from what was written. Save it again, in another place.
keep-unexpected = Something went wrong in this page that should not. What you made is still here: save it now. Then load the page anew.
keep-unexpectedMore = For whoever mends it

names =
    .dns = name
    .ip = address

secret-label = Passphrase
secret-again = Passphrase again
secret-show = Show
secret-hide = Hide
secret-showLabel = Show: { $label }
secret-make = Make one and copy it
secret-makeAnother = Make another and copy it
secret-madeLabel = The passphrase that was made
secret-notNoted = Nobody has this passphrase yet but this page. Copy it into your password manager, or show it and write it down.
secret-madeNote = Made, filled in and copied. Paste it into your password manager now, or write it down: nobody can recover it, and no file contains it.
secret-copy = Copy
secret-missing = Type a passphrase, or let the page make one.
secret-short = Use at least { $n } characters: most tools refuse fewer.
secret-notAscii = Use only plain letters, digits and signs (no accents, no umlauts): the form on the device may garble others.
secret-differ = The two passphrases differ. Type the second one again.
secret-meter = Strength of the passphrase
secret-noRandom = This browser’s source of randomness does not work, so no passphrase was made. Start the browser anew, or use another.
secret-weak = Weak
secret-fair = Fair
secret-strong = Strong
secret-strength = { $grade }: { $bits } bits. Whoever has the file and one graphics card needs { $span }.
secret-strengthAtMost = { $grade }: at most { $bits } bits. Whoever has the file and one graphics card needs { $span }.
secret-spans =
    .seconds = less than an hour
    .hours = hours
    .days = days
    .months = months
    .years = years
    .ages = far longer than anybody lives
secret-adviceTraditional = The form of key that these devices read can be guessed very fast, so only a long random passphrase protects it.
secret-advicePkcs8 = Long and random is best.
secret-askStrength = How is this measured?
secret-whyTraditional-1 = A bit doubles the number of guesses. The form that these devices read protects the key with one quick step (MD5), so a guesser can try thousands of millions a second: only a long random passphrase helps. The page makes such ones, of 20 random characters.
secret-whyTraditional-2 = For a passphrase that you thought of yourself, the figure is the best case. One that was used before is worth nothing.
secret-whyPkcs8-1 = A bit doubles the number of guesses. This form makes each guess slow on purpose (600,000 rounds), so a good passphrase can be shorter.
secret-whyPkcs8-2 = For a passphrase that you thought of yourself, the figure is the best case. One that was used before is worth nothing.

chip-badges =
    .key = KEY
    .request = CSR
    .certificate = CERT
    .authority = CA
    .other = FILE
chip-unsaved = not saved yet
chip-secret = secret
chip-open = not secret
chip-locked = locked
chip-notLocked = NOT locked
chip-print = key { $hex }
chip-save = Save
chip-saveAgain = Saved
chip-saveLabel = Save { $name }
chip-show = Show what is in it

picture-title = What you will have
picture-here = , there
picture-notYet = , not yet

# Findings of a check, wherever they are listed.
findings-levels =
    .ok = In order
    .info = Note
    .warning = Look at this
    .error = Mend this
findings-passed = { $n ->
    [one] { $n } check passed
   *[other] { $n } checks passed
}

## check
# What the page measures of itself, and what it is made of (Help).
check-title = Check this page
check-lead = The page measures itself and lets its engine compute what standards have published. Compare the checksums with VERIFY.txt of the release, and the checksum of the whole file before you open it.
check-run = Measure and test
check-again = Measure and test again
check-version = Version
check-commit = Source
check-compiler = Engine compiled with
check-reference = { $compiler }, the reference on { $system }: whoever builds there gets the same bytes
check-own = { $compiler }, not the reference: other builds differ from these bytes
check-script = Script, SHA-256
check-engine = Engine, SHA-256
check-worker = Worker, SHA-256
check-differs = { $hash } – this is not what the script of this page was published with. Get the file again.
check-notMeasured = The browser measures only in a page from a file or over https.
check-tests = Known answers
check-test = { $name } ({ $source })
check-testNames =
    .random = Random source
    .PBKDF2-HMAC-SHA1 = PBKDF2 with SHA-1
    .RSA-2048 = RSA-2048 signature
    .P-256 = P-256 public key
check-right = right
check-wrong = Wrong. Do not use this page here: get it again, or take another browser.
check-allRight = All { $n } answers are right.
check-failed = The engine did not answer: { $why }
check-policy = What the page’s own rules forbid
check-policyRows-1 = No other script runs: the rules name this script’s checksum, and the browser stops any other.
check-policyRows-2 = Nothing is loaded from anywhere: no script, style, font, picture or frame.
check-policyRows-3 = Text does not become markup or a script, in browsers that know Trusted Types: what you type or open cannot start anything.
check-policyRows-4 = Connections are not forbidden, because your device’s address is known only when you type it. The script makes them when you press a button, and to that address only.
check-promise = What no page can promise
check-promiseRows-1 = That it was not changed before it came to you: a changed page can show any checksum. Only the file’s checksum from another source tells.
check-promiseRows-2 = That the browser, its extensions and this computer do not watch.
check-promiseRows-3 = That its computing takes the same time whatever the secret is: browsers compile WebAssembly as they like.

## made
made-title = What this is made of
made-lead = All of it is in this file. The licences ask that their texts come with it.
made-part = { $version }, { $licence }
made-texts = The texts of the licences
