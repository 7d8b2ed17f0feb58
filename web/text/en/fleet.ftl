title = Many devices

steps =
    .table = The list
    .check = Look it over
    .make = Make them
    .result = Hand out
    .round = Upload round

need-title = An authority signs them
need-lead = Open or make your authority first; it signs all of them, and its inventory keeps them.
need-act = To my authority
need-noKey = The authority that is open has no private key here, so it cannot sign.

table-title = Many devices at once
table-lead = One line a device: a name and its addresses are enough. Keys, requests and certificates are made for all of them.
table-file = A CSV file
table-fileHint = From a spreadsheet: with commas, semicolons or tabs, columns in any order. Or paste its cells, with their heads.
table-template = Save a template
table-templateName = devices.csv
table-columns = Which columns are read?
table-columnsText = name; addresses (host names and IP addresses with blanks between; several columns of them are joined); profile (the kind of device); days; CN, O, OU, L, ST, C, email for what differs; passphrase. Other columns are left alone.
table-renew = Or renew from the inventory
table-renewLead = { $n ->
    [0] No device in the inventory needs it.
    [one] { $n } device ends soon or ended already.
   *[other] { $n } devices end soon or ended already.
}
table-renewAct = Take these
table-renewAll = Take every device in use
table-read = { $rows ->
    [one] { $rows } line read.
   *[other] { $rows } lines read.
}
table-readFrom = { $rows ->
    [one] { $rows } line read from { $name }.
   *[other] { $rows } lines read from { $name }.
}
table-unread = { $count ->
    [one] This column is not read: { $heads }. If it matters, name it “name” or “addresses”.
   *[other] These columns are not read: { $heads }. If it matters, name it “name” or “addresses”.
}
table-guessed = Read as addresses, by what stands in it: { $heads }.
table-head = “{ $name }”
table-noHead = “without a head”
table-next = Look it over
table-errors =
    .empty = The table holds no device.
    .no-header = The first line must name the columns: at least “name” or “addresses”.
    .header-twice = Two columns are both read as { $column }. Rename one.
    .too-many = More than { $max } lines. Split the table.
    .quotes = A quotation mark is never closed (near line { $line }).
    .too-large = This is far larger than any such table.
    .workbook = This is a spreadsheet’s own file, not CSV. Open it there, choose File, Save as, “CSV UTF-8”, and take that file.
    .not-text = This is no text. Save the table as CSV.
table-left =
    .no-names = its old certificate has no names
    .kind = it is not a device’s certificate
    .unread = its old certificate is missing
    .subject = its subject has fields that this page does not write
table-leftOut = { $device } is left out: { $why }.

check-title = Look it over
check-lead = { $bad ->
    [0] { $good ->
        [one] { $good } device, nothing to complain about.
       *[other] { $good } devices, nothing to complain about.
    }
   *[other] { $good ->
        [one] { $good } device
       *[other] { $good } devices
    } can go ahead; { $bad ->
        [one] { $bad } line
       *[other] { $bad } lines
    } cannot yet.
}
check-nothing = Choose a table first.
check-looking = Looking it over
check-none = No device can be made from this list yet.
check-toTable = To the list
check-faults = What to mend
check-faultsLead = { $good ->
    [0] Mend these in your spreadsheet and choose the file again.
   *[other] Mend these in your spreadsheet and choose the file again, or go ahead with the rest.
}
check-where = Line { $line }, { $column }
check-saveFaults = Save this list
check-faultsName = to-mend.csv
check-columns =
    .name = name
    .addresses = addresses
    .profile = profile
    .days = days
    .CN = common name
    .O = organisation
    .OU = unit
    .L = town
    .ST = state
    .C = country
    .emailAddress = e-mail
    .passphrase = passphrase
# Our own codes, and the engine’s in capitals.
check-faultText =
    .NAME_SYNTAX = “{ $text }” is no host name or IP address
    .NAME_TWICE = “{ $text }” stands there twice
    .NAME_MISSING = no host name or address
    .AUTHORITY_CONSTRAINT = “{ $text }” lies outside what the authority is limited to
    .CONSTRAINT = this lies outside what the authority is limited to
    .SAME_SUBJECT = the same subject as the authority’s
    .SUBJECT_COUNTRY = a country is exactly two letters, such as GB
    .SUBJECT_SYNTAX = a line break, or a character that this field cannot hold
    .SUBJECT_EMPTY = nothing to call the device by
    .FIELD_VALUE = cannot stand here
    .FIELD_LENGTH = longer than this field can be
    .twice = “{ $text }” stands in line { $line } already
    .known = the inventory has “{ $text }” already: it gets a new certificate
    .profile = no kind of device is called “{ $text }”. Known are: { $known }
    .days = “{ $text }” is no number of days from 1 to { $max }
    .days-long = { $text } days: Apple’s systems refuse more than { $max }
    .passphrase-forbidden = this kind of device takes no passphrase
    .passphrase-ascii = accents and umlauts: the device may garble them
    .passphrase-short = short: easily guessed
check-options = For all of them
check-organisation = Organisation, where the list does not say
check-days = Valid for, in days
check-daysBad = Between 1 and { $max } days.
check-passphrases = Passphrases of the keys
check-one = One for all
check-oneHint = You type it on every device. Simple; one leak opens all.
check-each = One each, made here
check-eachHint = Strong. They are written into one file that is sealed with a passphrase of its own; OpenSSL can open it.
check-onePassphrase = Passphrase for all keys
check-sealPassphrase = Passphrase that seals the list
check-seal = Also write the passphrases into a sealed file
check-sealHint = Without it they are written nowhere.
check-fileNames = Names of the files
check-ownNames = By the device: { $name }
check-ownNamesExample = Room-1.key
check-usualNames = The same for each: { $name }
check-preview = The devices
check-intoFile = When you go on, the browser asks for a file: the ZIP of all devices is written into it while they are made.
check-inParts = The results come in { $parts } ZIPs. Each can be saved as soon as it is full, while the others are made.
check-busy = Devices are being made from this list.
check-next = { $n ->
    [one] Make { $n } device
   *[other] Make { $n } devices
}

make-title = Making them
make-lead = Key, request and certificate for each, { $lanes } at a time.
make-ready = Look the list over first.
make-toCheck = To the list
make-opening = Opening the authority’s key
make-progress = { $done } of { $all } done
make-failed = { $n } failed
make-left = about { $seconds } s left
make-leftMinutes = about { $minutes } min left
make-pause = Pause
make-resume = Go on
make-cancel = Cancel
make-states =
    .ready = Ready
    .running = At work
    .pausing = Pausing
    .paused = Paused
    .cancelled = Cancelled. What is done is kept.
    .finished = Finished
make-itemStates =
    .waiting = waiting
    .working = being made
    .done = done
    .failed = failed
make-next = To the results
make-sealing = Sealing the list of passphrases
make-wait = You may use other parts of the page, but not close it.
make-writing = The ZIP is written to { $file }. It appears there when the last device is done.
make-locked = The authority was locked meanwhile. To go on, its passphrase is needed again.
make-closed = The authority that signs these devices was closed, so no more of them can be made. What is done is kept.
make-notClosed = The results could not be put together. Nothing is lost yet: press “To the results” to try again. The reason: { $why }

letGo-title = { $n ->
    [one] { $n } device is made and not saved.
   *[other] { $n } devices are made and not saved.
}
letGo-lead = The new ones take their place: their files here and the passphrases that were made for them would be gone for good.
letGo-back = Back to them
letGo-act = Let them go

result-title = Hand out
result-lead = { $n ->
    [one] { $n } device made.
   *[other] { $n } devices made.
} { $zips ->
    [one] One ZIP holds a folder for each.
   *[other] { $zips } ZIPs hold a folder for each.
}
result-none = Nothing is made yet.
result-save = Save the ZIP
result-zipName = devices-{ $when }.zip
result-written = { $name } is written and whole: it lies where you chose.
result-troubles =
    .dismissed = No file was chosen, so the results come in parts. Save each of them.
    .refused = The browser may not write to this file, so the results come in parts. Save each of them.
    .lost = The file could not be written; perhaps the disk is full. Nothing is lost: the results come in parts instead. Save each of them.
result-parts = The ZIPs
result-partsLead = Each is whole by itself. Save every one of them; the last one also holds the inventory and the report.
result-partDevices = { $n ->
    [one] { $n } device
   *[other] { $n } devices
}
result-savePart = Save { $name }
result-saveShort = Save
result-saveAgain = Save again
result-held = This browser may hold each download until you choose “Keep” in its list of downloads.
# By how many of the keys are not locked.
result-secret =
    .none = The results hold private keys, locked with their passphrases. Keep them like a key and delete them once the devices have their files.
    .some = The results hold private keys. Some of them are NOT locked, because their kind of device takes no other. Delete them once the devices have their files.
    .all = The results hold private keys that are NOT locked, because this kind of device takes no other. Delete them once the devices have their files.
result-sealed = { $zips ->
    [one] The passphrases are in the ZIP, sealed. To open them:
   *[other] The passphrases are in the last ZIP, sealed. To open them:
}
result-sealedCheck = Its last line is the SHA-256 of the lines above it. This prints the same number if nothing was changed or cut off:
result-authority = The authority’s inventory has them now: save the authority too.
result-toAuthority = To my authority
result-again = Another list
result-contents = What is in it
result-contentsText = { $zips ->
    [one] A folder for each device with its files; CA.cer; inventory.csv, which serves as a list again; report.txt, which says what happened to every line.
   *[other] A folder for each device with its files; in the last ZIP CA.cer; inventory.csv, which serves as a list again; report.txt, which says what happened to every line.
}

round-title = Upload round
round-lead = Device after device: both files go on it, it restarts, you look. Each opens at its upload with its files and its address in place; nothing is sent before you press.
round-none = Make devices first, or open an authority that has some.
round-next = Next device: { $device }
round-columns-device = Device
round-columns-state = State
round-columns-go = What is next
round-states =
    .waiting = waiting
    .uploaded = uploaded, restart needed
    .restarted = restarted
    .checked = opens without a warning
    .failed = failed
    .skipped = skipped
round-stateOf = State of { $device }
round-since = since { $day }
round-go =
    .waiting = Upload
    .uploaded = Restart
    .restarted = Check trust
    .checked = Look again
    .failed = Try again
    .skipped = Upload
round-goLabel = { $act }: { $device }
round-left = { $n } of { $all } to go.
round-leftNone = Every device is done.
round-leftSkipped = { $done } of { $all } done.
round-skipped = { $n } skipped.
round-onlyLeft = Show only what is left
round-more = { $n ->
    [one] and { $n } more device, once these are done
   *[other] and { $n } more devices, once these are done
}
round-kept = How far each is stands in the authority’s folder: save that when you stop, and go on any day.
round-toAuthority = To my authority
round-list = Take the passphrases from the sealed list
round-listLead = The file passphrases.csv.enc of the ZIP holds the passphrase of every key. Opened here, none has to be typed. They stay in memory until the authority is closed.
round-listFile = The sealed list
round-listPassphrase = Passphrase that seals the list
round-listAct = Open the list
round-listMissing = Choose the file.
round-listOpened = { $n ->
    [one] { $n } passphrase is at hand.
   *[other] { $n } passphrases are at hand.
}
