title = Help
lead = What the page does, what browsers mean by their warnings, and where each step of the article is.
article = The article, step by step
articleLead = Cisco’s article TAA_KB_157 “Certify HTTPS connections on an MCU” (7 February 2012) does the same with OpenSSL commands. Each of its steps has its place here.

# The article’s steps by ours: their numbers, and what they are about.
articleSteps =
    .before-you-start = 1 to 3
    .install = 4 and 5
    .key = 6
    .request = 7
    .signed-by = 8 to 10
    .upload = 11 to 15
    .restart = 16
    .trusted = 17 and 18
articleRows =
    .before-you-start = Feature key, secure web port, first connection
    .install = Installing OpenSSL: not needed here
    .key = The device’s private key
    .request = The request
    .signed-by = An authority of your own, and signing
    .upload = The upload
    .restart = The restart
    .trusted = Is it trusted, and is it the right one?

differs = Where this page departs from the article, and why

differsRows-1 = The key is written in the traditional form, because today’s OpenSSL no longer does so by default and devices of that age may read nothing else.
differsRows-2 = The certificate carries the list of addresses that browsers check (“subject alternative names”). The article’s does not, and every current browser refuses it: ERR_CERT_COMMON_NAME_INVALID.
differsRows-3 = It is valid for 825 days instead of 30, which the article’s command gives without saying so.
differsRows-4 = Its serial number is random instead of 01 each time: Firefox refuses two certificates of one authority with the same number.

secrets = What happens to your secrets

secretsRows-1 = Keys are made in this browser, on this computer, from its source of randomness. Nothing is sent anywhere but to the device that you name, when you press Upload.
secretsRows-2 = Nothing is stored: no cookie, no local storage, no history entry with a secret. Closing the page ends everything that was not saved.
secretsRows-3 = Memory that held a secret is overwritten after use. The text of a password field is the one copy that a page cannot overwrite, only empty; the browser does the rest.
secretsRows-4 = Whoever controls this computer or its browser’s extensions can see what you type. Use a computer that you trust.

not = What the page does not do

notRows-1 = It does not keep your authority for you. Save CA.key and CA.cer, and their passphrase.
notRows-2 = It does not install the authority in browsers: no page can. It shows how.
notRows-3 = It cannot see whether the device took the files. It asks you what the device shows, and then tries the connection.
notRows-4 = It does not watch dates. Put the last day into your calendar.
