#include "text/strange.h"

#include <string.h>

#include "base/utf8.h"

/* So much of a file is searched for what may stand after other things. */
#define SEARCHED_MAX ((size_t) 4096)

#define ROW(bytes, code)                                                       \
    {                                                                          \
        bytes, sizeof(bytes) - 1, code                                         \
    }

typedef struct mark {
    const char *bytes;
    size_t len;
    const char *code;
} mark;

/* At the very start. */
static const mark STARTS[] = {
    ROW("\xfe\xed\xfe\xed", "jks"),
    ROW("\xce\xce\xce\xce", "jceks"),
    ROW("PK\x03\x04", "zip"),
    ROW("\x1f\x8b", "archive"),
    ROW("BZh", "archive"),
    ROW("\xfd"
        "7zXZ",
        "archive"),
    ROW("7z\xbc\xaf\x27\x1c", "archive"),
    ROW("Rar!", "archive"),
    ROW("MSCF", "archive"),
    ROW("%PDF-", "pdf"),
    ROW("\x89PNG", "image"),
    ROW("\xff\xd8\xff", "image"),
    ROW("GIF8", "image"),
    ROW("BM", "image"),
    ROW("\xd0\xcf\x11\xe0", "office"),
    ROW("{\\rtf", "office"),
    ROW("MZ", "program"),
    ROW("\x7f"
        "ELF",
        "program"),
    ROW("SQLite format 3", "database"),
    ROW("\0\x06\x15\x61", "database"),   /* Berkeley DB, as old NSS has */
    ROW("\x03\xd9\xa2\x9a", "database"), /* KeePass */
    ROW("kych", "database"),             /* macOS keychain */
    ROW("\0\0\0\x01\0\0\0\x14", "bks"),  /* Bouncy Castle: a salt of 20 */
    ROW("\0\0\0\x02\0\0\0\x14", "bks"),
    ROW("\x1e\xf1\xb5\xb0", "pvk"),
    ROW("\x07\x02\0\0\0\xa4\0\0", "msblob"), /* PRIVATEKEYBLOB, RSA */
    ROW("\x07\x02\0\0\0\x24\0\0", "msblob"),
    ROW("\x06\x02\0\0\0\xa4\0\0", "msblob"), /* PUBLICKEYBLOB */
    ROW("\x06\x02\0\0\0\x24\0\0", "msblob"),
    ROW("\0\0\0\0CERT", "sst"), /* store of Windows, saved */
    ROW("age-encryption.org/", "age"),
    ROW("begin 6", "uuencode"),
    ROW("begin 7", "uuencode"),
    ROW("Salted__", "sealed"),
    ROW("<?xml", "xml"),
    ROW("---- BEGIN SSH2 PUBLIC KEY", "ssh2"),
    ROW("-----BEGIN PGP", "pgp"),
    ROW("SPKAC=", "spkac"),
};

/* In small letters, anywhere near the start. */
static const mark INSIDE[] = {
    ROW("<html", "html"),         ROW("<!doctype html", "html"),
    ROW("mime-version:", "mail"), ROW("content-type:", "mail"),
    ROW("\"kty\"", "jwk"),
};

static int holds_at(mc_view source, size_t at, const mark *wanted)
{
    mc_view found = {source.p + at, wanted->len};

    return source.len - at >= wanted->len &&
           mc_view_alike(found, mc_view_str(wanted->bytes));
}

static const char *find_inside(mc_view source)
{
    size_t most = source.len < SEARCHED_MAX ? source.len : SEARCHED_MAX;
    size_t at, i;

    for (at = 0; at < most; at++) {
        for (i = 0; i < sizeof(INSIDE) / sizeof(INSIDE[0]); i++) {
            if (holds_at(source, at, &INSIDE[i])) {
                return INSIDE[i].code;
            }
        }
    }
    return NULL;
}

static int ends_with(mc_view text, const char *end)
{
    size_t len = strlen(end);

    return text.len >= len && memcmp(text.p + text.len - len, end, len) == 0;
}

/* Letters and the common controls only. */
static int is_text(mc_view source)
{
    uint32_t point;

    while (source.len > 0) {
        if (!mc_utf8_next(&source, &point) ||
            (point < ' ' && point != '\n' && point != '\r' && point != '\t')) {
            return 0;
        }
    }
    return 1;
}

const char *mc_strange_code(mc_view label, mc_view source)
{
    const char *code;
    size_t i;

    if (label.len > 3 && memcmp(label.p, "PGP", 3) == 0) {
        return "pgp";
    }
    if (label.len > 0) {
        return ends_with(label, " PARAMETERS") ? "parameters" : NULL;
    }
    for (i = 0; i < sizeof(STARTS) / sizeof(STARTS[0]); i++) {
        /* Two letters may begin a text, too; but that holds no zero. */
        if (source.len >= STARTS[i].len &&
            memcmp(source.p, STARTS[i].bytes, STARTS[i].len) == 0 &&
            (STARTS[i].len > 2 || memchr(source.p, 0, source.len) != NULL)) {
            return STARTS[i].code;
        }
    }
    code = find_inside(source);
    return code == NULL && source.len > 0 && is_text(source) ? "text" : code;
}
