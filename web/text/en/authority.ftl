title = My authority
item = the authority “{ $name }”

sections-overview = Overview
sections-inventory = Inventory
sections-sign = Sign a request
sections-renew = Renew
sections-people = People who log in
sections-revoked = Revocation list
sections-trust = Hand out trust
sections-replace = Replace it

nav = Parts of this place

# What is wrong with a folder, by code.
errors =
    .no-certificate = No authority’s certificate is among these files. It is called ca.cer, ca.crt, cacert.pem or CA.cer. Choose the folder or ZIP that holds it.
    .not-an-authority = The certificate among these files is not an authority’s: it may not sign others.
    .several-authorities = Several authorities are among these files ({ $names }). Choose the files of one.
    .no-key = This folder has no private key, so it cannot sign here. Choose the folder that holds CA.key, or sign on the computer that has it.
    .serial-used = The serial number { $serial } was used before. Nothing was changed.
    .no-such-serial = No certificate has the serial number { $serial }.
    .already-revoked = This certificate is revoked already.
    .authority-expired = The authority ended on { $on }. It cannot sign any more: make its successor.
    .other-authority = This is another authority, not a copy of the one that is open.
    .zip-name = The ZIP holds a file that would leave its folder ({ $name }). It was not opened.
    .zip-twice = The ZIP holds two files of one name ({ $name }). Unpack it, look at both, and choose the folder.
    .zip-encrypted = The ZIP is locked with a password ({ $name }). Unpack it and choose the folder.
    .zip-entry = The ZIP is damaged: { $name } is not what was put into it. Take another copy.
    .zip-size = This is far larger than any authority’s folder. It was not opened.
    .zip-damaged = The ZIP is damaged or cut short. Take another copy, or unpack it and choose the folder.
    .changed-on-disk = Somebody else has changed this folder ({ $path }). Nothing was written. Bring in what is there, then save.
    .QuotaExceededError = The disk is full. What you have here is not lost: make room, or save into another place.
    .NotAllowedError = The browser may not write there. Allow it, or save as a ZIP.
    .KEY_MISMATCH = This key does not belong to the authority’s certificate. Choose the key and the certificate that were saved together.

# What the user should know about a folder that was read, by code.
notes =
    .from-easy-rsa = Read from a folder of easy-rsa. It stays as it is; saving makes a new folder that OpenSSL and this page work in.
    .from-openssl = Read from a directory of openssl ca. It stays as it is; saving makes a new folder.
    .from-loose = Read from single files. Saving makes a folder of them.
    .left-behind = { $count ->
        [one] { $count } file not taken over: { $names }
       *[other] { $count } files not taken over: { $names }
    }
    .certificates-missing = { $count ->
        [one] The list names { $count } certificate whose file is missing: { $names }. What the list says is shown.
       *[other] The list names { $count } certificates whose file is missing: { $names }. What the list says is shown.
    }
    .no-key = The private key is not among these files. You can look and hand out, but not sign.
    .serial-shared = { $path } carries the serial number { $serial } that another certificate of this authority has. Firefox refuses such a pair for good: give this device a new certificate.
    .adopted = { $count ->
        [one] { $count } certificate is taken into the inventory.
       *[other] { $count } certificates are taken into the inventory.
    }
    .list-missing = There was no list (index.txt). It is made anew from the certificates and the revocation list. What was revoked without standing in that list must be revoked again.
    .list-empty = The list (index.txt) was empty. It is made anew from the certificates and the revocation list. What was revoked without standing in that list must be revoked again.
    .list-utf16 = The list (index.txt) was written as “Unicode”, which OpenSSL cannot read. Saving mends it.
    .list-line-damaged = { $count ->
        [one] The list (index.txt) is damaged in line { $names }. What could be read of it is taken over; the lines are kept in index.txt.damaged. See whether a revocation is missing.
       *[other] The list (index.txt) is damaged in lines { $names }. What could be read of it is taken over; the lines are kept in index.txt.damaged. See whether a revocation is missing.
    }
    .list-serial-twice = The list (index.txt) names a serial number twice (line { $names }). What either line says is taken over.
    .list-line-added = { $count ->
        [one] { $count } certificate
       *[other] { $count } certificates
    } stood in no list, perhaps after a save that was cut short: { $names }. { $count ->
        [one] It stands
       *[other] They stand
    } in it now.
    .crl-revoked = { $count ->
        [one] { $count } revocation
       *[other] { $count } revocations
    } stood in crl.pem alone and { $count ->
        [one] is
       *[other] are
    } taken over: { $names }
    .crl-unknown = crl.pem revokes what nothing else here knows: { $names }. It stays revoked.
    .crl-differs = index.txt and crl.pem differ about the revocation of { $names }. The graver reason and the earlier day are kept.
    .crl-damaged = The revocation list (crl.pem) is damaged. What it revoked may be missing here: compare with another copy.
    .crl-foreign = crl.pem is the list of another authority ({ $names }) and is not used.
    .crl-unchecked = Nobody has checked who made crl.pem: it is signed in a way that is not supported here ({ $names }). What it revokes stays revoked; compare it with another copy.
    .crl-cut = Of crl.pem only the first { $names } revocations were read. Its others are missing here.
    .unfinished = A save was cut short while it wrote { $names }. Such files are not read; you may delete them.

start-title = Your own authority
start-lead = An authority signs the certificates of your devices. Whoever trusts it trusts them all. Keep it in one folder, for years.
start-ways = Make or open
start-make = Make a new one
start-open = Open one
start-name = Name
start-nameHint = Browsers show it. Take a name that tells who runs it, and that no device has.
start-nameDefault = Device authority { $year }
start-nameMissing = The authority needs a name.
start-organisation = Organisation
start-passphrase = Passphrase of the authority
start-passphraseHint = You need it whenever you sign.
start-whyPassphrase = Whoever has the key file and this passphrase can pretend to be any of your devices. The file is locked with AES-256; the passphrase is written nowhere.
start-limited = Limit it to the names and networks that it will ever sign
start-limitedHint = Then even a thief of the key cannot forge your bank’s site.
start-limits = Domains and networks, one a line
start-limitsHint = example.com means it and everything below; 10.0.0.0/8 means a network. Taken from your first device where there is one.
start-limitsMissing = Say which domains and networks, or switch the limit off.
start-whyLimited-1 = The limit is written into the certificate and cannot be widened later: a new authority is needed then. Every current browser obeys it.
start-whyLimited-2 = Some very old software refuses a certificate with a limit. Then switch it off.
start-more = Size and life
start-size = Size of its key
start-sizeOf = { $bits } bits
start-below = It may have authorities below it
start-belowHint = Usually not. Say yes if a second authority shall sign in its name while its own key stays locked away.
start-days = Valid for, in days
start-daysHint = 3650 are ten years.
start-daysBad = Between 1 and 36500 days.
start-whyDays = A root is put into every browser by hand, so it should last. Ten years is usual; a device’s own certificate is short and easily renewed. The article takes 365 days for both.
start-act = Make the authority
start-making = Making the authority’s key
start-openLabel = A folder or a ZIP
start-openHint = Drop it here: what this page saved, a folder of openssl ca or easy-rsa, or CA.cer and CA.key as the article makes them.
start-openDirectory = Work in a folder on this computer
start-openDirectoryHint = This browser can save straight into a folder that you choose.
start-opening = Reading the folder

save-unsaved = There are changes that are saved nowhere.
save-neverSaved = This authority is saved nowhere yet.
save-foreign = Nothing has changed yet. Saving makes a folder in which this page and OpenSSL go on.
save-locked = It cannot be saved while a key in it lies open.
save-toLock = Lock it
save-bringIn = Bring in what is there, and save
save-saved = Saved: { $name }
save-zip = Save as a ZIP
save-directory = Save into a folder
save-again = Save into “{ $name }”
save-saving = Saving

passphrase-title = Its passphrase
passphrase-current = The passphrase as it is now
passphrase-fresh = New passphrase
passphrase-changeLead = A copy that was saved before goes on opening with the former passphrase: destroy such copies.
passphrase-change = Change it
passphrase-lock = Lock the keys
passphrase-locking = Locking the keys
passphrase-leaveOut = Leave them out of what is saved
passphrase-none = The authority’s key is not locked. Whoever finds its file can sign in your name. Give it a passphrase; this page saves no open key of an authority.
passphrase-weak = The authority’s key is locked in an old form: a thief of the file can try millions of passphrases a second. Lock it anew with the same passphrase, then destroy the old file.
passphrase-devices = Keys of devices lie open in these files: { $paths }. Lock them with the authority’s passphrase, or leave them out.
passphrase-askForgotten = What if it is forgotten?
passphrase-forgotten = Nobody can open the key without it, and nobody can reset it. What is signed stays valid. Open the folder all the same, make a new authority, and change over to it under Replace it.

test-title = Is the passphrase the one you wrote down?
test-lead = Type it once more, from where you keep it. A passphrase that is lost cannot be recovered by anyone.
test-act = Try it
test-good = It is right.

unlock-label = Passphrase of the authority
unlock-held = Unlocked. It locks itself after ten minutes without use.
unlock-lock = Lock now
unlock-trying = Opening the authority’s key
unlock-noKey = This folder has no private key: sign on the computer that has it. Only requests and certificates need to travel.

overview-lead = { $n ->
    [0] It has signed nothing yet.
    [one] It has signed { $n } certificate.
   *[other] It has signed { $n } certificates.
}
overview-counts = State of its certificates
overview-states =
    .valid = valid
    .soon = end soon
    .not-yet = not yet valid
    .expired = expired
    .revoked = revoked
    .replaced = replaced
overview-limits = Limited to
overview-unlimited = Not limited: it may sign any name.
overview-next = What next?
overview-nextSign = Sign a request
overview-nextFleet = Certificates for many devices
overview-nextTrust = Hand out trust
overview-notes = About the files that were opened
overview-merge = Bring in another copy
overview-mergeLead = Two people worked in two copies? Open the other one here: everything of both is kept, and what they do not agree on is shown.
overview-merged = Brought in: { $added ->
    [one] { $added } certificate
   *[other] { $added } certificates
}, { $revoked ->
    [one] { $revoked } revocation
   *[other] { $revoked } revocations
}. { $conflicts ->
    [0] The copies agree on everything else.
    [one] { $conflicts } thing the copies did not agree on:
   *[other] { $conflicts } things the copies did not agree on:
}
overview-conflict =
    .serial = Serial { $subject } was given to two certificates ({ $ours } and { $theirs }). Both are kept. One of the devices needs a new certificate.
    .revocation = Serial { $subject } is revoked in both, differently. The graver reason and the earlier day are kept.
    .device = { $kept ->
        [ours] Both changed the files of { $subject }. The later certificate stays (of this copy); the other is kept under “former”.
       *[other] Both changed the files of { $subject }. The later certificate stays (of the other copy); the other is kept under “former”.
    }
    .file = The file { $subject } differs. This copy’s stays, the other is kept as { $subject }.other.
overview-close = Close this authority
overview-closeUnsaved = Save it first, or its changes are lost.
overview-closeAnyway = Close without saving

people-title = People who log in with a certificate
people-lead = From software 4.4 these devices can ask people for a certificate instead of a password.
people-lockout-1 = You can lock everybody out with this. Keep HTTP and HTTPS switched on and the redirect to HTTPS off, keep a session open, and try the certificate in a second browser, before you make certificates required.
people-lockout-2 = The device must trust this authority first: put the trust store (under Hand out trust) on its HTTPS trust store page.
people-name = Name of the person or account
people-nameHint = The device compares it with the user name.
people-nameMissing = The certificate needs a name.
people-passphrase = Passphrase of the file
people-passphraseOf = the passphrase of { $name }’s file
people-passphraseHint = Asked for when the file is put into the browser.
people-act = Make the certificate
people-making = Making a key and its certificate
people-done = { $name } has a certificate.
people-how = Open the .p12 file on that person’s computer, or import it under Certificates, Your certificates in Firefox. Hand over the passphrase by another way.

trust-title = Hand out trust
trust-lead = Everything that computers and phones need to trust your devices. Nothing in it is secret.
trust-kit = Trust kit
trust-kitLead = One ZIP for everyone: the root in both forms, a profile for Apple’s systems, commands for Windows with and without administrator rights, group policy notes, Firefox policies, Debian and Red Hat, Android and iOS steps, and a sheet of fingerprints.
trust-kitSave = Save the trust kit
trust-kitName = trust-{ $name }.zip
trust-compare = Give the fingerprint on paper or by telephone, not on the way that the ZIP takes.
trust-sheet = Print the fingerprint sheet
trust-store = Trust store for a device
trust-storeLead = The HTTPS and SIP TLS trust store pages of the devices take one PEM file with every authority that they shall trust.
trust-storeFiles = Further authorities
trust-storeFilesHint = Their certificates, several at once if you like.
trust-noCertificate = There is no certificate in { $file }.
trust-storeCount = { $n ->
    [one] { $n } authority in the file
   *[other] { $n } authorities in the file
}
trust-storeSave = Save the trust store
trust-storeFindings =
    .not-an-authority = Left out, it is not an authority: { $name }
    .expired = Left out, it has expired: { $name }
    .twice = Left out, it is there already: { $name }
    .same-name = Two authorities are called { $name }. Some devices cannot tell them apart.

replace-title = Replace the authority
replace-lead = Before an authority ends, or when its key may be known to others, a successor takes over. For a while both must be trusted.
replace-steps-1 = Save and close this authority, and make a new one under another name.
replace-steps-2 = Hand out a trust kit with both roots (below), until every computer has the new one. Keep the list of them here.
replace-steps-3 = Renew every device with the new authority: open the successor below, save the table of devices that still need it, then open the successor as your authority and give the table to Many devices.
replace-steps-4 = When none is left, take the old root out of the computers. If its key may be known to others, do not wait.
replace-ends = This authority ends on { $day }.
replace-other = The successor
replace-otherHint = Open its folder or ZIP beside this one: it is only read.
replace-reading = Reading the successor
replace-same = This is the same authority. Open its successor.
replace-waiting = { $n ->
    [0] Every device has moved.
   *[other] { $all ->
        [one] { $n } of { $all } device still need a certificate of the successor.
       *[other] { $n } of { $all } devices still need a certificate of the successor.
    }
}
replace-device = Device
replace-old = Old one ends
replace-moved = Moved
replace-yes = yes
replace-no = not yet
replace-kit = Save the trust kit with both roots
replace-table = Save the table for Many devices
replace-tableName = devices-to-renew.csv
replace-sameName = Both authorities have the same name. People and devices cannot tell them apart: make the successor under another name.
replace-computers-title = Computers and browsers
replace-computers-lead = No page can see what a computer trusts: tick it off here where you hand out the kit. The list is kept in the authority’s folder (computers.csv).
replace-computers-computer = Computer
replace-computers-hasNew = has the new root
replace-computers-oldOut = old root taken out
replace-computers-since = since { $day }
replace-computers-tickLabel = { $name } { $what }
replace-computers-left = { $without ->
    [0] Every one has the new root.
    [one] { $without } of { $all } still needs the new root.
   *[other] { $without } of { $all } still need the new root.
} { $withOld ->
    [0] The old one is gone.
    [one] { $withOld } still trusts the old one.
   *[other] { $withOld } still trust the old one.
}
replace-computers-add = Add computers
replace-computers-addHint = One a line, as you call them; or paste a column of a table.
replace-computers-addAct = Add to the list
replace-computers-added = { $n ->
    [one] { $n } computer added.
   *[other] { $n } computers added.
}
replace-computers-remove = Remove
replace-computers-removeLabel = Remove { $name } from the list
