#include "desk/known_answers.h"

#include <string.h>

#include <mbedtls/ecp.h>

#include "base/host.h"
#include "desk/engine_ops.h"
#include "encoding/told.h"
#include "key/rsa.h"
#include "locking/cbc.h"
#include "locking/kdf.h"

#define HEX_MAX 256 /* bytes of the longest number below */

static mc_err read_hex(const char *text, uint8_t *out, size_t cap, size_t *len)
{
    return mc_hex_read(mc_view_str(text), out, cap, len) ? MC_OK
                                                         : MC_ERR_INTERNAL;
}

/* The first block; what padding adds is no part of the published answer. */
static mc_err run_cipher(mc_job *job, const mc_known_answer *row, mc_buf *out)
{
    uint8_t key[32], iv[16] = {0}, plain[16];
    size_t key_len, iv_len, len;
    mc_buf sealed = MC_BUF_INIT;
    mc_err err = read_hex(row->key, key, sizeof(key), &key_len);

    (void) job;
    MC_THEN(err, read_hex(row->iv, iv, sizeof(iv), &iv_len));
    MC_THEN(err, read_hex(row->input, plain, sizeof(plain), &len));
    if (err == MC_OK) {
        mc_view view = {plain, len};

        err = mc_cbc_encrypt((mc_cbc) row->algorithm, key, iv, view, &sealed);
    }
    MC_THEN(err, mc_buf_append(out, mc_buf_view(&sealed).p, len));
    mc_buf_free(&sealed);
    return err;
}

static mc_err run_digest(mc_job *job, const mc_known_answer *row, mc_buf *out)
{
    const mbedtls_md_info_t *info =
        mbedtls_md_info_from_type((mbedtls_md_type_t) row->algorithm);
    uint8_t digest[MBEDTLS_MD_MAX_SIZE];

    (void) job;
    if (info == NULL || mbedtls_md(info, (const uint8_t *) row->input,
                                   strlen(row->input), digest) != 0) {
        return MC_ERR_INTERNAL;
    }
    return mc_buf_append(out, digest, mbedtls_md_get_size(info));
}

/* The key's field holds the passphrase, as text; 4096 rounds, 20 bytes. */
static mc_err run_pbkdf2(mc_job *job, const mc_known_answer *row, mc_buf *out)
{
    uint8_t key[20];
    mc_err err = mc_kdf_pbkdf2(job, (mbedtls_md_type_t) row->algorithm,
                               mc_view_str(row->key), mc_view_str(row->input),
                               4096, key, sizeof(key));

    return MC_THEN(err, mc_buf_append(out, key, sizeof(key)));
}

/* The key's field holds one prime, that of the IV the other. */
static mc_err run_rsa(mc_job *job, const mc_known_answer *row, mc_buf *out)
{
    static const uint8_t EXPONENT[] = {1, 0, 1};
    uint8_t p[HEX_MAX], q[HEX_MAX], digest[32];
    size_t p_len, q_len;
    mbedtls_pk_context key;
    mc_view view = {digest, sizeof(digest)};
    mc_err err = read_hex(row->key, p, sizeof(p), &p_len);

    mbedtls_pk_init(&key);
    MC_THEN(err, read_hex(row->iv, q, sizeof(q), &q_len));
    if (err == MC_OK &&
        (mbedtls_pk_setup(&key, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)) !=
             0 ||
         mbedtls_rsa_import_raw(mbedtls_pk_rsa(key), NULL, 0, p, p_len, q,
                                q_len, NULL, 0, EXPONENT,
                                sizeof(EXPONENT)) != 0 ||
         mbedtls_rsa_complete(mbedtls_pk_rsa(key)) != 0 ||
         mbedtls_md(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256),
                    (const uint8_t *) row->input, strlen(row->input),
                    digest) != 0)) {
        err = MC_ERR_INTERNAL;
    }
    MC_THEN(err, mc_pk_sign(job, &key, MBEDTLS_MD_SHA256, view, out));
    mbedtls_pk_free(&key);
    return err;
}

/* The public point of a private number, without the head of its encoding. */
static mc_err run_p256(mc_job *job, const mc_known_answer *row, mc_buf *out)
{
    uint8_t number[32], point[65];
    size_t len;
    mbedtls_ecp_group group;
    mbedtls_ecp_point public_point;
    mbedtls_mpi secret;
    mc_err err = read_hex(row->key, number, sizeof(number), &len);

    mbedtls_ecp_group_init(&group);
    mbedtls_ecp_point_init(&public_point);
    mbedtls_mpi_init(&secret);
    if (err == MC_OK &&
        (mbedtls_ecp_group_load(&group, MBEDTLS_ECP_DP_SECP256R1) != 0 ||
         mbedtls_mpi_read_binary(&secret, number, len) != 0 ||
         mbedtls_ecp_mul(&group, &public_point, &secret, &group.G,
                         mc_random_mbedtls, &job->random) != 0 ||
         mbedtls_ecp_point_write_binary(&group, &public_point,
                                        MBEDTLS_ECP_PF_UNCOMPRESSED, &len,
                                        point, sizeof(point)) != 0)) {
        err = MC_ERR_INTERNAL;
    }
    MC_THEN(err, mc_buf_append(out, point + 1, len - 1));
    mbedtls_mpi_free(&secret);
    mbedtls_ecp_point_free(&public_point);
    mbedtls_ecp_group_free(&group);
    return err;
}

#define SAMPLES 4096 /* bytes asked of the host */
#define WINDOW 512   /* SP 800-90B 4.4.2, for samples that are not binary */
/* How often a byte may come in a row (1 + 40 / 8), and in a window (binomial,
 * n = 511, p = 1/256), until chance explains it less than once in 2^40. */
#define RUN_CUTOFF 6
#define WINDOW_CUTOFF 20

int mc_random_is_healthy(mc_view samples)
{
    size_t i, run = 0, same = 0;

    for (i = 0; i < samples.len; i++) {
        uint8_t first = samples.p[i - i % WINDOW];

        run = i > 0 && samples.p[i] == samples.p[i - 1] ? run + 1 : 1;
        same = (i % WINDOW == 0 ? 0 : same) + (samples.p[i] == first);
        if (run >= RUN_CUTOFF || same >= WINDOW_CUTOFF) {
            return 0;
        }
    }
    return samples.len >= WINDOW;
}

/* One byte, 1: the source is healthy and the generator over it runs. */
static mc_err run_random(mc_job *job, const mc_known_answer *row, mc_buf *out)
{
    uint8_t samples[SAMPLES], drawn[32];
    mc_view view = {samples, sizeof(samples)};
    mc_err err;

    (void) row;
    if (mc_host_entropy(samples, sizeof(samples)) != 0) {
        return MC_ERR_RANDOM;
    }
    err = mc_random_bytes(&job->random, drawn, sizeof(drawn));
    if (err == MC_OK) {
        uint8_t healthy = (uint8_t) mc_random_is_healthy(view);

        err = mc_buf_append(out, &healthy, 1);
    }
    mc_wipe(samples, sizeof(samples));
    mc_wipe(drawn, sizeof(drawn));
    return err;
}

const mc_known_answer MC_KNOWN_ANSWERS[] = {
    {"random", "NIST SP 800-90B 4.4.1 and 4.4.2", run_random, 0, "", "", "",
     "01"},
    {"SHA-1", "FIPS 180-4, SHA1 \"abc\"", run_digest, MBEDTLS_MD_SHA1, "", "",
     "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"},
    {"SHA-256", "FIPS 180-4, SHA256 \"abc\"", run_digest, MBEDTLS_MD_SHA256, "",
     "", "abc",
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"SHA-384", "FIPS 180-4, SHA384 \"abc\"", run_digest, MBEDTLS_MD_SHA384, "",
     "", "abc",
     "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
     "8086072ba1e7cc2358baeca134c825a7"},
    {"SHA-512", "FIPS 180-4, SHA512 \"abc\"", run_digest, MBEDTLS_MD_SHA512, "",
     "", "abc",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
     "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
    {"AES-256", "FIPS 197 C.3", run_cipher, MC_CBC_AES_256,
     "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
     "00000000000000000000000000000000", "00112233445566778899aabbccddeeff",
     "8ea2b7ca516745bfeafc49904b496089"},
    {"AES-256-CBC", "NIST SP 800-38A F.2.5", run_cipher, MC_CBC_AES_256,
     "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
     "000102030405060708090a0b0c0d0e0f", "6bc1bee22e409f96e93d7e117393172a",
     "f58c4c04d6e5f1ba779eabfb5f7bfbd6"},
    {"3DES", "NIST SP 800-67 appendix B.1", run_cipher, MC_CBC_DES_EDE3,
     "0123456789abcdef23456789abcdef01456789abcdef0123", "0000000000000000",
     "5468652071756663", "a826fd8ce53b855f"},
    {"PBKDF2-HMAC-SHA1", "RFC 6070 2", run_pbkdf2, MBEDTLS_MD_SHA1, "password",
     "", "salt", "4b007901b765489abead49d926f721d065a429c1"},
    {"RSA-2048", "RFC 7515 A.2", run_rsa, 0,
     "e01cc410eb48a6655d54464d0aa4bb6da0b872b774a6a9d11ffe480778f0ddb7"
     "311a7e902ef9c4b5f75476262ba8176cb35979f014372a1a2829e4136bd001d0"
     "7c3f3f2e4f25d4c934f63c7109fba2e67628a0dc9a73c6058e6def22dcd50950"
     "e711ddc16d5586f2a7fa75ea8494c18083e0b65742f8a0d5e73fb2d970f01947",
     "b903c47e0995b632f4532cb1f3c199145d5f3ae9c7dfeedc7a92a6b47e29c61b"
     "42a07aa95a64fc600999c5a7b01e01c08cb62ca756527bbcc56078fb0baba5ed"
     "38de2d07990ff6300faeadeb6c039a97bf1e507e4e7040fa78db8257c8b112ed"
     "5e59c3cd092fe5d4e5b51275d41281072a5e785ebaf3dae3709203133f5159d7",
     "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQog"
     "Imh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
     "702e218943e88fd11eb5d82dbf7845f34106ae1b81fff7731116add1717d8365"
     "6d420afd3c96eedd73a2663e5166687b000b87226e0187ed1073f945e582adfc"
     "ef16d85a798ee8c66ddb3db8975b17d09402beedd5d9d97007108db28160d5f8"
     "040ca7445762b81fbe7ff9d92e0ae76f24f25b33bbe6f44ae61eb1040acb2004"
     "4d3ef9128ed40130795bd4bd3b41eecad066ab651981fde48df77f372dc38b9f"
     "afdd3befb18b5da3cc3c2eb02f9e3a41d612caad15911273a05f23b9e838faaf"
     "849d698429ef5a1e88798236c3d40e604522a544c8f27a7a2db80663d16cf7ca"
     "ea56de405cb2215a45b2c25566b55ac1a748a070dfc8a32a469543d019eefb47"},
    {"P-256", "RFC 6979 A.2.5", run_p256, 0,
     "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", "", "",
     "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
     "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"},
};

const size_t MC_KNOWN_ANSWER_COUNT =
    sizeof(MC_KNOWN_ANSWERS) / sizeof(MC_KNOWN_ANSWERS[0]);

mc_err mc_known_answer_holds(mc_job *job, const mc_known_answer *row,
                             int *holds)
{
    uint8_t bytes[HEX_MAX];
    mc_view expected = {bytes, 0};
    mc_buf out = MC_BUF_INIT;
    mc_err err = row->run(job, row, &out);

    *holds =
        err == MC_OK &&
        read_hex(row->expected, bytes, sizeof(bytes), &expected.len) == MC_OK &&
        mc_view_equal(mc_buf_view(&out), expected);
    mc_buf_free(&out);
    mc_job_forgive(job);
    return err == MC_ERR_MEMORY ? err : MC_OK;
}

mc_err mc_op_selftest(mc_job *job)
{
    mc_json json;
    mc_err err = MC_OK;
    size_t i;

    mc_reply_begin(job, "report", &json);
    mc_json_list(&json, NULL);
    for (i = 0; err == MC_OK && i < MC_KNOWN_ANSWER_COUNT; i++) {
        int holds = 0;

        err = mc_known_answer_holds(job, &MC_KNOWN_ANSWERS[i], &holds);
        mc_json_object(&json, NULL);
        mc_json_str(&json, "name", MC_KNOWN_ANSWERS[i].name);
        mc_json_str(&json, "source", MC_KNOWN_ANSWERS[i].source);
        mc_json_bool(&json, "holds", holds);
        mc_json_close_object(&json);
    }
    mc_json_close_list(&json);
    return mc_reply_end(job, &json, err);
}
