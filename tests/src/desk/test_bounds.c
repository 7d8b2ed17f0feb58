/*
 * The bounds of the desk's fields: the value at each bound is taken as far as
 * it goes, the one beyond refused in its field, before any work is done.
 */
#include "../forge.h"

#include "issuing/crl.h"

typedef struct bound {
    const char *operation;
    const char *field;
    const char *good; /* "": none to try */
    const char *bad;
    const char *code;
} bound;

/* What stands before the field in the order in which fields are read. */
static const char *const BEFORE[] = {
    "days",   "10",     "now", "1795500000", "bytes", "x", "passphrase",
    "secret", "number", "01",  "type",       "rsa",   NULL};

static int takes(const char *operation, const char *field)
{
    static const struct {
        const char *operation, *fields;
    } TAKEN[] = {{"authority-create", "days now passphrase "},
                 {"crl-create", "days now number "},
                 {"seal", "bytes passphrase "},
                 {"unseal", "bytes passphrase "},
                 {"convert", "bytes passphrase "},
                 {"key-generate", "type passphrase "},
                 {"certificate-self-sign", "days now passphrase "}};
    size_t i, len = strlen(field);
    const char *at;

    for (i = 0; i < sizeof(TAKEN) / sizeof(TAKEN[0]); i++) {
        if (strcmp(TAKEN[i].operation, operation) == 0) {
            at = strstr(TAKEN[i].fields, field);
            return at != NULL && at[len] == ' ';
        }
    }
    return 0;
}

static question asked(const bound *b, const char *value)
{
    question q = ask_for(b->operation);
    const char *const *pair;

    for (pair = BEFORE; *pair != NULL; pair += 2) {
        if (strcmp(pair[0], b->field) != 0 && takes(b->operation, pair[0])) {
            with_text(&q, pair[0], pair[1]);
        }
    }
    if (strcmp(b->operation, "convert") == 0) {
        with_text(&q, "to.form", "pem");
    }
    if (strcmp(b->operation, "certificate-self-sign") == 0) {
        with_text(&q, "key", "none");
    }
    with_text(&q, b->field, value);
    return q;
}

static void a_value_beyond_its_bound_is_taken(void **state)
{
    static const bound BOUNDS[] = {
        {"authority-create", "path-length", "10", "11", "FIELD_VALUE"},
        {"authority-create", "path-length", "0", "-1", "FIELD_VALUE"},
        {"authority-create", "days", "1", "0", "FIELD_VALUE"},
        {"authority-create", "days", "2932896", "2932897", "FIELD_VALUE"},
        {"authority-create", "now", "253402300799", "253402300800",
         "FIELD_VALUE"},
        {"authority-create", "backdate", "31622400", "31622401", "FIELD_VALUE"},
        {"authority-create", "serial", "7f", "00", "SERIAL_SYNTAX"},
        {"authority-create", "serial",
         "7f00000000000000000000000000000000000000",
         "8000000000000000000000000000000000000000", "SERIAL_SYNTAX"},
        {"authority-create", "serial", "01",
         "010000000000000000000000000000000000000000", "SERIAL_SYNTAX"},
        {"certificate-self-sign", "days", "1", "0", "FIELD_VALUE"},
        {"crl-create", "days", "3660", "3661", "FIELD_VALUE"},
        {"crl-create", "days", "1", "0", "FIELD_VALUE"},
        {"crl-create", "number", "00", "g0", "FIELD_VALUE"},
        {"crl-create", "revoked", "01 253402300799", "01 253402300800",
         "FIELD_VALUE"},
        {"crl-create", "revoked", "01 0 keyCompromise", "01 0 keycompromise",
         "FIELD_VALUE"},
        {"key-generate", "iterations", "", "9999", "FIELD_VALUE"},
        {"key-generate", "iterations", "", "5000001", "FIELD_VALUE"},
        {"key-generate", "bits", "", "2047", "KEY_SIZE"},
        {"convert", "to.iterations", "1000", "999", "FIELD_VALUE"},
        {"convert", "to.iterations", "5000000", "5000001", "FIELD_VALUE"},
        {"seal", "iterations", "1", "0", "FIELD_VALUE"},
        {"unseal", "iterations", "10000000", "10000001", "FIELD_VALUE"},
        {"prime-search", "bits", "", "65537", "FIELD_VALUE"},
        {"prime-search", "bits", "", "65536", "KEY_SIZE"},
        {"prime-search", "bits", "", "2049", "KEY_SIZE"},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(BOUNDS) / sizeof(BOUNDS[0]); i++) {
        const bound *b = &BOUNDS[i];
        question q = asked(b, b->bad);
        mc_view field;

        must_refuse(&q, b->code, b->field, NULL);
        if (b->good[0] != '\0') {
            q = asked(b, b->good);
            call(&q);
            if (mc_fields_get(mc_buf_view(&q.reply), "error.field", &field) &&
                mc_view_is(field, b->field)) {
                fail_msg("%s %s %s", b->operation, b->field, b->good);
            }
            forget(&q);
        }
    }
}

/* 10 MiB, and a byte more. */
static void a_file_beyond_its_size_is_sealed(void **state)
{
    size_t len = (size_t) 10 * 1024 * 1024;
    uint8_t *zeros = calloc(1, len + 1);
    question q;

    (void) state;
    assert_non_null(zeros);
    q = ask_for("seal");
    with(&q, "bytes", (mc_view){zeros, len + 1});
    with_text(&q, "passphrase", "secret");
    must_refuse(&q, "FILE_SIZE", "bytes", NULL);
    q = ask_for("seal");
    with(&q, "bytes", (mc_view){zeros, len});
    with_text(&q, "passphrase", "secret");
    with_text(&q, "iterations", "1");
    must_answer(&q, "sealed");
    free(zeros);
}

/* 1 to 1,024 bytes, and no zero among them. */
static void a_passphrase_beyond_its_length_locks(void **state)
{
    char text[1026];
    question q;

    (void) state;
    memset(text, 'a', sizeof(text));
    text[1025] = '\0';
    q = ask_for("seal");
    with_text(&q, "bytes", "x");
    with_text(&q, "passphrase", text);
    must_refuse(&q, "PASSPHRASE_SYNTAX", "passphrase", NULL);
    text[1024] = '\0';
    q = ask_for("seal");
    with_text(&q, "bytes", "x");
    with_text(&q, "passphrase", text);
    with_text(&q, "iterations", "1");
    must_answer(&q, "sealed");
    q = ask_for("seal");
    with_text(&q, "bytes", "x");
    with(&q, "passphrase", BYTES("a\0b"));
    must_refuse(&q, "PASSPHRASE_SYNTAX", "passphrase", NULL);
}

/* More revoked certificates than a list may hold. */
static void entries_without_end_are_listed(void **state)
{
    question q = ask_for("crl-create");
    size_t i;

    (void) state;
    with_text(&q, "number", "01");
    with_text(&q, "now", "1795500000");
    with_text(&q, "days", "10");
    for (i = 0; i <= MC_CRL_ENTRIES_MAX; i++) {
        with_text(&q, "revoked", "01 0");
    }
    must_refuse(&q, "FIELD_LENGTH", "revoked", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_beyond_its_bound_is_taken),
        cmocka_unit_test(a_file_beyond_its_size_is_sealed),
        cmocka_unit_test(a_passphrase_beyond_its_length_locks),
        cmocka_unit_test(entries_without_end_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
