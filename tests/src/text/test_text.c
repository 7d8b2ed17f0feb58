/*
 * Text mended to PEM: for each kind of damage what comes out and which repair
 * is named, and that what cannot be mended stays visible.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/text.h"

/* 96 letters: a line of 64 and one of 32. The bytes are a SEQUENCE of 70. */
#define L1 "MEYCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDC"
#define L2 "QQDCQQDCQQDCQQDCQQDCQQDCQQDCQQDC"
#define BEGIN "-----BEGIN CERTIFICATE-----\n"
#define END "-----END CERTIFICATE-----\n"
#define CLEAN BEGIN L1 "\n" L2 "\n" END
#define DEK "Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,0011223344556677\n"
#define LOCKED_BEGIN "-----BEGIN RSA PRIVATE KEY-----\n"
#define LOCKED_END "-----END RSA PRIVATE KEY-----\n"
#define LOCKED LOCKED_BEGIN DEK "\n" L1 "\n" L2 "\n" LOCKED_END

/* Size of the hostile texts, bytes. */
#define HOSTILE ((size_t) 512 * 1024)

static void repairs_text(uint32_t repairs, mc_buf *out)
{
    unsigned i;

    for (i = 0; i < MC_REPAIR__MAX; i++) {
        if (repairs & (uint32_t) 1 << i) {
            assert_int_equal(mc_buf_append_str(out, out->len > 0 ? " " : ""),
                             MC_OK);
            assert_int_equal(mc_buf_append_str(out, mc_repair_code(i)), MC_OK);
        }
    }
    assert_int_equal(mc_buf_append(out, "", 1), MC_OK);
}

static void check_bytes(const void *in, size_t len, mc_text_kind kind,
                        const char *want, const char *repairs)
{
    /* A block of its own, so that the sanitizer sees a byte too far. */
    uint8_t *copy = malloc(len > 0 ? len : 1);
    mc_view file = {copy, len};
    mc_text text = MC_TEXT_INIT;
    mc_buf found = MC_BUF_INIT;

    memcpy(copy, in, len);
    assert_int_equal(mc_text_mend(file, &text), MC_OK);
    repairs_text(text.repairs, &found);
    assert_string_equal((const char *) found.p, repairs);
    assert_int_equal(text.kind, kind);
    if (want != NULL) {
        assert_int_equal(mc_buf_append(&text.out, "", 1), MC_OK);
        assert_string_equal((const char *) text.out.p, want);
    }
    mc_text_free(&text);
    mc_buf_free(&found);
    free(copy);
}

static void check(const char *in, const char *want, const char *repairs)
{
    check_bytes(in, strlen(in), MC_TEXT_PEM, want, repairs);
}

/* A block keeps its contents with this line before and behind it. */
static void check_with_text_around(const char *line)
{
    mc_buf text = MC_BUF_INIT;

    assert_int_equal(mc_buf_append_str(&text, line), MC_OK);
    assert_int_equal(mc_buf_append_str(&text, CLEAN), MC_OK);
    assert_int_equal(mc_buf_append_str(&text, line), MC_OK);
    assert_int_equal(mc_buf_append(&text, "", 1), MC_OK);
    check((const char *) text.p, CLEAN, "text-around");
    mc_buf_free(&text);
}

static void clean_pem_stays_as_it_was(void **state)
{
    (void) state;
    check(CLEAN, CLEAN, "");
    check(CLEAN CLEAN, CLEAN CLEAN, "");
    check(LOCKED CLEAN, LOCKED CLEAN, "");
    check("-----BEGIN OPENSSH PRIVATE KEY-----\n" L1 "AAAAAA\n" L2
          "\n-----END OPENSSH PRIVATE KEY-----\n",
          "-----BEGIN OPENSSH PRIVATE KEY-----\n" L1 "AAAAAA\n" L2
          "\n-----END OPENSSH PRIVATE KEY-----\n",
          "");
}

static void byte_order_marks_and_utf16_are_read(void **state)
{
    static const char clean[] = CLEAN;
    uint8_t wide[2 + 2 * sizeof(clean)] = {0xff, 0xfe};
    size_t i, len = sizeof(clean) - 1;

    (void) state;
    check("\xef\xbb\xbf" CLEAN, CLEAN, "byte-order-mark");
    for (i = 0; i < len; i++) {
        wide[2 + 2 * i] = (uint8_t) clean[i];
        wide[3 + 2 * i] = 0;
    }
    check_bytes(wide, 2 + 2 * len, MC_TEXT_PEM, CLEAN,
                "utf-16 byte-order-mark");
    check_bytes(wide + 2, 2 * len, MC_TEXT_PEM, CLEAN, "utf-16");
    wide[0] = 0xfe;
    wide[1] = 0xff;
    for (i = 0; i < len; i++) {
        wide[2 + 2 * i] = 0;
        wide[3 + 2 * i] = (uint8_t) clean[i];
    }
    check_bytes(wide, 2 + 2 * len, MC_TEXT_PEM, CLEAN,
                "utf-16 byte-order-mark");
    check_bytes(wide + 2, 2 * len, MC_TEXT_PEM, CLEAN, "utf-16");
    /* Cut in the middle of the last character. */
    check_bytes(wide, 1 + 2 * len, MC_TEXT_PEM, NULL,
                "utf-16 byte-order-mark final-newline");
}

static void line_ends_of_other_systems_are_mended(void **state)
{
    (void) state;
    check("-----BEGIN CERTIFICATE-----\r\n" L1 "\r\n" L2
          "\r\n-----END CERTIFICATE-----\r\n",
          CLEAN, "crlf");
    check("-----BEGIN CERTIFICATE-----\r" L1 "\r" L2
          "\r-----END CERTIFICATE-----\r",
          CLEAN, "cr");
    check(BEGIN L1 "\n" L2 "\n-----END CERTIFICATE-----", CLEAN,
          "final-newline");
    check("{\"c\": \"-----BEGIN CERTIFICATE-----\\n" L1 "\\n" L2
          "\\n-----END CERTIFICATE-----\\n\"}\n",
          CLEAN, "escaped-line-ends text-around");
}

static void quoting_and_indentation_are_taken_off(void **state)
{
    (void) state;
    check("> -----BEGIN CERTIFICATE-----\n> " L1 "\n> " L2
          "\n> -----END CERTIFICATE-----\n",
          CLEAN, "quoted");
    check(">> -----BEGIN CERTIFICATE-----\n>> " L1 "\n> > " L2
          "\n>>-----END CERTIFICATE-----\n>>\n",
          CLEAN, "quoted");
    check("    -----BEGIN CERTIFICATE-----\n    " L1 "\n\t" L2
          "\n    -----END CERTIFICATE-----\n",
          CLEAN, "indented");
    check("-----BEGIN CERTIFICATE-----  \n" L1 " \n" L2 "\n" END, CLEAN,
          "indented");
    check("\xc2\xa0-----BEGIN\xc2\xa0"
          "CERTIFICATE-----\n\xc2\xa0" L1 "\n" L2 "\n" END,
          CLEAN, "odd-spaces");
    check("\xa0\xa0-----BEGIN CERTIFICATE-----\n" L1 "\n" L2 "\xa0\n" END,
          CLEAN, "odd-spaces");
    check(BEGIN L1 "\n"
                   "\xe2\x80\x8b" L2 "\n" END,
          CLEAN, "odd-spaces");
}

static void changed_dashes_become_five(void **state)
{
    (void) state;
    check("\xe2\x80\x94\xe2\x80\x94-BEGIN CERTIFICATE\xe2\x80\x93---\n" L1
          "\n" L2 "\n" END,
          CLEAN, "dashes");
    check("\x97\x97-BEGIN CERTIFICATE-----\n" L1 "\n" L2 "\n" END, CLEAN,
          "dashes");
    check("----BEGIN CERTIFICATE-----\n" L1 "\n" L2
          "\n-----END CERTIFICATE----\n",
          CLEAN, "dashes");
}

static void other_widths_are_wrapped_at_64(void **state)
{
    (void) state;
    check(BEGIN L1 L2 "\n" END, CLEAN, "line-width");
    check(BEGIN L2 "\n" L2 "\n" L2 "\n" END, BEGIN L2 L2 "\n" L2 "\n" END,
          "line-width");
    check("-----BEGIN CERTIFICATE-----" L1 L2 "-----END CERTIFICATE-----",
          CLEAN, "one-line line-width final-newline");
    check("-----BEGIN CERTIFICATE----- " L1 " " L2
          " -----END CERTIFICATE-----\n",
          CLEAN, "indented odd-spaces one-line line-width");
}

static void headers_are_kept_apart(void **state)
{
    (void) state;
    check(LOCKED_BEGIN DEK L1 "\n" L2 "\n" LOCKED_END, LOCKED, "blank-line");
    check("-----BEGIN RSA PRIVATE KEY----- Proc-Type: 4,ENCRYPTED DEK-Info: "
          "DES-EDE3-CBC,0011223344556677 " L1 " " L2
          " -----END RSA PRIVATE KEY-----\n",
          LOCKED, "indented odd-spaces one-line line-width blank-line");
}

static void text_around_is_named_and_dropped(void **state)
{
    (void) state;
    check("Dear all,\n\n" CLEAN "\nKind regards\n", CLEAN, "text-around");
    check("Bag Attributes\n    localKeyID: 01 02\nsubject=CN = a\n" CLEAN,
          CLEAN, "bag-attributes");
    check("\n\n" CLEAN "\n\n" CLEAN "\n", CLEAN CLEAN, "");
    check("See -----BEGIN CERTIFICATE----- below.\n" CLEAN, CLEAN,
          "text-around");
}

static void lost_lines_are_put_back(void **state)
{
    (void) state;
    check(BEGIN L1 "\n" L2 "\n", CLEAN, "missing-end");
    check(BEGIN L1 "\n" L2 "\n\nGreetings, A.\n" CLEAN, CLEAN CLEAN,
          "missing-end text-around");
    check(L1 "\n" L2 "\n" END, CLEAN, "missing-begin");
}

static void base64url_in_every_block(void **state)
{
    static const char URL[] = BEGIN "MEYC-_DC" L2 "\n" END;
    static const char MENDED[] = BEGIN "MEYC+/DC" L2 "\n" END;
    mc_buf in = MC_BUF_INIT, want = MC_BUF_INIT;
    int i;

    (void) state;
    /* More of them than wrappings are taken off. */
    for (i = 0; i < 8; i++) {
        assert_int_equal(mc_buf_append_str(&in, URL), MC_OK);
        assert_int_equal(mc_buf_append_str(&want, MENDED), MC_OK);
    }
    assert_int_equal(mc_buf_append(&in, "", 1), MC_OK);
    assert_int_equal(mc_buf_append(&want, "", 1), MC_OK);
    check((const char *) in.p, (const char *) want.p, "base64url");
    /* Headers have hyphens of their own, and stay. */
    check(LOCKED_BEGIN DEK "\nMEYC-_DC" L2 "\n" LOCKED_END,
          LOCKED_BEGIN DEK "\nMEYC+/DC" L2 "\n" LOCKED_END, "base64url");
    check(LOCKED, LOCKED, "");
    /* Letters of both: neither is. */
    check(BEGIN "MEYC-/DC" L2 "\n" END, BEGIN "MEYC?/DC" L2 "\n" END, "");
    mc_buf_free(&in);
    mc_buf_free(&want);
}

static void bare_base64_becomes_der(void **state)
{
    static const char BARE[] = L1 "\n" L2 "\n";
    static const char WORDS[] = "just some words that are base64 letters too "
                                "and go on for longer than a line";

    (void) state;
    check_bytes(BARE, sizeof(BARE) - 1, MC_TEXT_DER, NULL, "no-armour");
    check_bytes("> " L1 "\n> " L2, 4 + 1 + 96, MC_TEXT_DER, NULL,
                "quoted no-armour");
    check_bytes(WORDS, sizeof(WORDS) - 1, MC_TEXT_OTHER, WORDS, "");
    check_bytes("ssh-rsa AAAA", 12, MC_TEXT_OTHER, "ssh-rsa AAAA", "");
}

static void what_cannot_be_mended_stays_visible(void **state)
{
    (void) state;
    /* A letter outside base64, an empty block. */
    check(BEGIN "MEY*\n" END, BEGIN "MEY?\n" END, "");
    check(BEGIN "ME\xc3\xa9\n" END, BEGIN "ME?\n" END, "");
    check(BEGIN END, BEGIN END, "");
}

/* What is lost is a label, and that is a hint. */
static void another_label_at_the_end_is_told(void **state)
{
    (void) state;
    check(BEGIN L1 "\n" L2 "\n-----END RSA PRIVATE KEY-----\n", CLEAN,
          "labels-differ");
    check(BEGIN L1 "\n" L2 "\n-----END X-----\n", CLEAN, "labels-differ");
}

/* The end of what was cut goes where it fills no byte; padding comes back
 * where no bit stands in its place. */
static void letters_come_in_fours(void **state)
{
    (void) state;
    check(BEGIN "MEYCMEY\n", BEGIN "MEYC\n" END, "missing-end");
    check(BEGIN L1 "\nM\n", BEGIN L1 "\n" END, "missing-end");
    check(BEGIN L1 "M\n", BEGIN L1 "\n" END, "line-width missing-end");
    check(BEGIN "MAYCAQECAQI\n" END, BEGIN "MAYCAQECAQI=\n" END, "padding");
    check(BEGIN "MAUCAQECAA\n" END, BEGIN "MAUCAQECAA==\n" END, "padding");
    /* Bits under it, or a letter lost elsewhere. */
    check(BEGIN "MAYCAQECAQJ\n" END, BEGIN "MAYCAQECAQJ\n" END, "");
    check(BEGIN "MAcCAQECAQI\n" END, BEGIN "MAcCAQECAQI\n" END, "");
    check(BEGIN "MAYCAQCAQI\n" END, BEGIN "MAYCAQCAQI\n" END, "");
    check(LOCKED_BEGIN DEK "\n" L1 "\n" L2 "QQDCQQDCQQA\n" LOCKED_END,
          LOCKED_BEGIN DEK "\n" L1 "\n" L2 "QQDCQQDCQQA=\n" LOCKED_END,
          "padding");
    check(BEGIN "MEYAM\n" END, BEGIN "MEYAM\n" END, "");
    check(BEGIN "MEYAM=\n" END, BEGIN "MEYAM=\n" END, "");
}

/* Words that are like markers, pagers, tags and codes change nothing. */
static void what_only_looks_like_a_wrapping_stays(void **state)
{
    static const char AROUND[] =
        "Begin here, and more - or less - than before: a=3D, &amp; <br>\n";

    (void) state;
    check_with_text_around(AROUND);
    check_with_text_around("subject=O=3D Systems, CN = 20\n");
    check_with_text_around("a {\\rtf no document\n");
    check_with_text_around("end certificate of the list\n");
    check_with_text_around("1 more-or-less\n2 --\n");
    check_with_text_around("no -more b\n");
    check_with_text_around("write BEGIN CERTIFICATE\nAnd more\n");
    /* What was rubbed out on a console. */
    check(BEGIN "MEYX\bC\n" END, BEGIN "MEYC\n" END, "console");
    /* Padding that nobody coded, in a text with soft breaks. */
    check(BEGIN "MAYC=\nAQECAQI=\n" END, BEGIN "MAYCAQECAQI=\n" END,
          "quoted-printable");
}

static void der_and_other_bytes_are_not_text(void **state)
{
    (void) state;
    check_bytes("\x30\x82\x01\x00", 4, MC_TEXT_BINARY, NULL, "");
    check_bytes("\x30\x80\x02\x01\x05\x00\x00", 7, MC_TEXT_BINARY, NULL, "");
    check_bytes("\x30\x03\x02\x01\x05", 5, MC_TEXT_BINARY, NULL, "");
    check_bytes("PK\x03\x04\x00\x00\x01\x02", 8, MC_TEXT_BINARY, NULL, "");
    /* Cut short, so that its length does not fit the file any more. */
    check_bytes("\x30\x44\x02\x01\x05", 5, MC_TEXT_BINARY, NULL, "");
    check_bytes("\0\0\0", 3, MC_TEXT_BINARY, NULL, "");
}

static void sizes_are_limited(void **state)
{
    mc_text text = MC_TEXT_INIT;
    mc_view none = {NULL, 0};
    mc_view file = {calloc(1, MC_TEXT_MAX + 1), MC_TEXT_MAX + 1};

    (void) state;
    assert_int_equal(mc_text_mend(none, &text), MC_ERR_FILE_EMPTY);
    assert_int_equal(mc_text_mend(file, &text), MC_ERR_FILE_SIZE);
    free((void *) (uintptr_t) file.p);
    check_bytes("x", 1, MC_TEXT_OTHER, "x", "");
    check_bytes("\n", 1, MC_TEXT_OTHER, "\n", "");
    check_bytes("-", 1, MC_TEXT_OTHER, "-", "");
    check_bytes("-END ", 5, MC_TEXT_OTHER, "-END ", "");
}

/* Half a megabyte of BEGIN lines, of dashes and of letters: all linear. */
static void hostile_text_takes_no_longer(void **state)
{
    static const char *const PARTS[] = {BEGIN,
                                        "-more-",
                                        "<a",
                                        "&#",
                                        "=\nA",
                                        "1 -----BEGIN X-----\n2 A\n",
                                        "LS0tLS1CRUdJTi ",
                                        "{\\rtf1 {\\*",
                                        "%20BEGIN%20",
                                        "\x1b[",
                                        "a\b",
                                        "-----BEGIN A-----\nQ\n",
                                        "-------------",
                                        "A",
                                        "> ",
                                        "BEGIN ",
                                        "-BEGIN a: b-"};
    size_t i, at;

    (void) state;
    for (i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
        uint8_t *bytes = malloc(HOSTILE);
        mc_view file = {bytes, HOSTILE};
        mc_text text = MC_TEXT_INIT;
        size_t len = strlen(PARTS[i]);

        for (at = 0; at < HOSTILE; at++) {
            bytes[at] = (uint8_t) PARTS[i][at % len];
        }
        assert_int_equal(mc_text_mend(file, &text), MC_OK);
        mc_text_free(&text);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_pem_stays_as_it_was),
        cmocka_unit_test(byte_order_marks_and_utf16_are_read),
        cmocka_unit_test(line_ends_of_other_systems_are_mended),
        cmocka_unit_test(quoting_and_indentation_are_taken_off),
        cmocka_unit_test(changed_dashes_become_five),
        cmocka_unit_test(other_widths_are_wrapped_at_64),
        cmocka_unit_test(headers_are_kept_apart),
        cmocka_unit_test(text_around_is_named_and_dropped),
        cmocka_unit_test(lost_lines_are_put_back),
        cmocka_unit_test(base64url_in_every_block),
        cmocka_unit_test(bare_base64_becomes_der),
        cmocka_unit_test(what_cannot_be_mended_stays_visible),
        cmocka_unit_test(another_label_at_the_end_is_told),
        cmocka_unit_test(letters_come_in_fours),
        cmocka_unit_test(what_only_looks_like_a_wrapping_stays),
        cmocka_unit_test(der_and_other_bytes_are_not_text),
        cmocka_unit_test(sizes_are_limited),
        cmocka_unit_test(hostile_text_takes_no_longer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
