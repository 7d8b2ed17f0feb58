/*
 * Keys of OpenSSH and PuTTY: each kind to the SubjectPublicKeyInfo that it
 * stands for, each cut of a file refused, each header in its place.
 */
#include "../check.h"
#include "encoding/base64.h"
#include "key/openssh.h"

/* A string as RFC 4251 5 has it. */
static void put_string(mc_buf *out, mc_view bytes)
{
    uint8_t len[4] = {0, 0, (uint8_t) (bytes.len >> 8), (uint8_t) bytes.len};

    assert_err(mc_buf_append(out, len, 4), MC_OK);
    assert_err(mc_buf_append(out, bytes.p, bytes.len), MC_OK);
}

static void put_text(mc_buf *out, const char *text)
{
    put_string(out, mc_view_str(text));
}

static void put_number(mc_buf *out, uint8_t number)
{
    uint8_t bytes[4] = {0, 0, 0, number};

    assert_err(mc_buf_append(out, bytes, 4), MC_OK);
}

/* A public key of these strings. */
static mc_buf blob_of(const char *algorithm, mc_view a, mc_view b)
{
    mc_buf blob = MC_BUF_INIT;

    put_text(&blob, algorithm);
    put_string(&blob, a);
    if (b.len > 0) {
        put_string(&blob, b);
    }
    return blob;
}

static const uint8_t EXPONENT[] = {1, 0, 1};
static const uint8_t MODULUS[] = {0, 0xc1, 2, 3, 4, 5, 6, 7, 9};
static const uint8_t POINT[] = {4, 1, 2, 3, 4};
static const uint8_t NEGATIVE[] = {0xc1, 2};

#define VIEW(array) ((mc_view){(array), sizeof(array)})

static const mc_view NONE = {NULL, 0};

static void a_public_key_becomes_another(void **state)
{
    const struct {
        const char *algorithm;
        mc_view a, b;
        mc_err wanted;
        const char *spki;
    } CASES[] = {
        {"ssh-rsa", VIEW(EXPONENT), VIEW(MODULUS), MC_OK,
         "3024 300d 06092a864886f70d010101 0500 0313 00"
         "3010 020900c1020304050607090203010001"},
        {"ecdsa-sha2-nistp256", mc_view_str("nistp256"), VIEW(POINT), MC_OK,
         "301d 3013 06072a8648ce3d0201 06082a8648ce3d030107 0306 0004"
         "01020304"},
        {"ecdsa-sha2-nistp384", mc_view_str("nistp384"), VIEW(POINT), MC_OK,
         "301a 3010 06072a8648ce3d0201 06052b81040022 0306 000401020304"},
        {"ecdsa-sha2-nistp521", mc_view_str("nistp521"), VIEW(POINT), MC_OK,
         "301a 3010 06072a8648ce3d0201 06052b81040023 0306 000401020304"},
        {"ssh-ed25519", VIEW(POINT), NONE, MC_OK,
         "300f 3005 06032b6570 0306 000401020304"},
        {"ecdsa-sha2-nistp224", mc_view_str("nistp224"), VIEW(POINT),
         MC_ERR_UNSUPPORTED, NULL},
        {"ssh-dss", VIEW(EXPONENT), VIEW(MODULUS), MC_ERR_UNSUPPORTED, NULL},
        {"ssh-rsa", VIEW(EXPONENT), VIEW(NEGATIVE), MC_ERR_DER_DAMAGED, NULL},
        {"ssh-rsa", VIEW(EXPONENT), NONE, MC_ERR_DER_DAMAGED, NULL},
        {"ssh-rsa", NONE, VIEW(MODULUS), MC_ERR_DER_DAMAGED, NULL},
        {"ecdsa-sha2-nistp256", mc_view_str("nistp256"), NONE,
         MC_ERR_DER_DAMAGED, NULL},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_buf blob = blob_of(CASES[i].algorithm, CASES[i].a, CASES[i].b);
        mc_buf spki = MC_BUF_INIT;
        size_t len;

        assert_err(mc_buf_append_str(&spki, "x"), MC_OK);
        assert_err(mc_openssh_spki(mc_buf_view(&blob), &spki), CASES[i].wanted);
        if (CASES[i].wanted == MC_OK) {
            mc_view made = {spki.p + 1, spki.len - 1};

            assert_hex(made, CASES[i].spki);
            for (len = 0; len < blob.len; len++) {
                mc_view cut = {blob.p, len};

                assert_int_not_equal(mc_openssh_spki(cut, &spki), MC_OK);
            }
        } else {
            assert_text(mc_buf_view(&spki), "x");
        }
        mc_buf_free(&blob);
        mc_buf_free(&spki);
    }
}

/* openssh-key-v1 (PROTOCOL.key). */
static mc_buf file_of(int locked, uint8_t keys)
{
    mc_buf file = MC_BUF_INIT, part = MC_BUF_INIT;
    mc_buf blob = blob_of("ssh-ed25519", VIEW(POINT), NONE);

    assert_err(mc_buf_append(&file, "openssh-key-v1", 15), MC_OK);
    put_text(&file, locked ? "aes256-ctr" : "none");
    put_text(&file, locked ? "bcrypt" : "none");
    if (locked) {
        put_text(&part, "sixteen bytes ..");
        put_number(&part, 24);
    }
    put_string(&file, mc_buf_view(&part));
    put_number(&file, keys);
    put_string(&file, mc_buf_view(&blob));
    mc_buf_truncate(&part, 0);
    put_number(&part, 7);
    put_number(&part, 7);
    put_text(&part, "ssh-ed25519");
    put_string(&part, VIEW(POINT));
    put_text(&part, "public and private");
    put_text(&part, "at work");
    put_string(&file, mc_buf_view(&part));
    mc_buf_free(&part);
    mc_buf_free(&blob);
    return file;
}

static void an_openssh_file_is_described_wrongly(void **state)
{
    int locked;

    (void) state;
    for (locked = 0; locked < 2; locked++) {
        mc_buf file = file_of(locked, 1);
        mc_openssh key;
        size_t len;

        assert_err(mc_openssh_read(mc_buf_view(&file), &key), MC_OK);
        assert_text(key.algorithm, "ssh-ed25519");
        assert_text(key.cipher, locked ? "aes256-ctr" : "none");
        assert_text(key.kdf, locked ? "bcrypt" : "");
        assert_int_equal(key.rounds, locked ? 24 : 0);
        assert_text(key.comment, locked ? "" : "at work");
        for (len = 0; len < file.len; len++) {
            mc_view cut = {file.p, len};
            mc_view copy = exact_copy(cut);
            mc_err err = mc_openssh_read(copy, &key);

            if (len < 15) {
                assert_err(err, MC_ERR_FILE_KIND);
            } else if (err != MC_OK) {
                assert_err(err, MC_ERR_DER_DAMAGED);
            } else {
                assert_text(key.comment, "");
            }
            free_copy(copy);
        }
        mc_buf_free(&file);
    }
}

/* Of several keys the first is told, and no comment, which is of another. */
static void a_file_of_no_or_several_keys(void **state)
{
    mc_buf none = file_of(0, 0), two = file_of(0, 2);
    mc_openssh key;

    (void) state;
    assert_err(mc_openssh_read(mc_buf_view(&none), &key), MC_ERR_DER_DAMAGED);
    assert_err(mc_openssh_read(mc_buf_view(&two), &key), MC_OK);
    assert_text(key.comment, "");
    mc_buf_free(&none);
    mc_buf_free(&two);
}

#define PPK_HEAD "PuTTY-User-Key-File-3: ssh-ed25519\n"
#define PPK_BODY                                                               \
    "Encryption: aes256-cbc\nComment: at work\nPublic-Lines: 2\nAAAA\nBBBB  "  \
    "\n"

static void a_putty_file_is_described_wrongly(void **state)
{
    static const struct {
        const char *text;
        mc_err wanted;
    } CASES[] = {
        {PPK_HEAD PPK_BODY "Key-Derivation: Argon2id\n", MC_OK},
        {"PuTTY-User-Key-File-2: ssh-ed25519\n" PPK_BODY, MC_OK},
        {"PuTTY-User-Key-File-1: ssh-ed25519\n" PPK_BODY, MC_ERR_FILE_KIND},
        {"PuTTY-User-Key-File-3 ssh-ed25519\n" PPK_BODY, MC_ERR_FILE_KIND},
        {"", MC_ERR_FILE_KIND},
        {PPK_HEAD, MC_ERR_PEM_DAMAGED},
        {PPK_HEAD "Encryption: none\n", MC_ERR_PEM_DAMAGED},
        {PPK_HEAD "Encryption: none\nPublic-Lines: 0\nAAAA\n",
         MC_ERR_PEM_DAMAGED},
        {PPK_HEAD "Encryption: none\nPublic-Lines: 10001\nAAAA\n",
         MC_ERR_PEM_DAMAGED},
        {PPK_HEAD "Encryption: none\nPublic-Lines: x\nAAAA\n",
         MC_ERR_PEM_DAMAGED},
        {PPK_HEAD "Public-Lines: 1\nAAAA\n", MC_ERR_PEM_DAMAGED},
        {PPK_HEAD "Encryption: none\nPublic-Lines: 1\nA&A\n",
         MC_ERR_PEM_DAMAGED},
    };
    size_t i;

    (void) state;
    for (i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        mc_view copy = exact_copy(mc_view_str(CASES[i].text));
        mc_buf blob = MC_BUF_INIT;
        mc_openssh key;

        assert_err(mc_putty_read(copy, &blob, &key), CASES[i].wanted);
        if (CASES[i].wanted == MC_OK) {
            assert_text(key.algorithm, "ssh-ed25519");
            assert_text(key.cipher, "aes256-cbc");
            assert_text(key.comment, "at work");
            assert_text(key.kdf, i == 0 ? "Argon2id" : "");
            assert_hex(key.blob, "000000 041041");
        }
        mc_buf_free(&blob);
        free_copy(copy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_public_key_becomes_another),
        cmocka_unit_test(an_openssh_file_is_described_wrongly),
        cmocka_unit_test(a_file_of_no_or_several_keys),
        cmocka_unit_test(a_putty_file_is_described_wrongly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
