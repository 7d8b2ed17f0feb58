/*
 * The engine as a C library, without the desk: an authority that lives ten
 * years, a device's key and request, and the certificate that the authority
 * signs. Writes CA.cer, CA.key, MCU.key, MCU.csr and MCU.cer into the folder
 * that is named.
 */
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/host.h"
#include "issuing/sign.h"
#include "key/key_make.h"
#include "locking/pem.h"
#include "x509/name.h"
#include "x509/subject.h"

/* What the engine asks of whoever it lives with. */
int mc_host_entropy(uint8_t *out, size_t len)
{
    return len <= 256 && getrandom(out, len, 0) == (ssize_t) len ? 0 : -1;
}

void mc_host_progress(uint32_t done, uint32_t expected)
{
    (void) done;
    (void) expected;
}

#define TRY(step)                                                              \
    do {                                                                       \
        err = (step);                                                          \
        if (err != MC_OK) {                                                    \
            goto done;                                                         \
        }                                                                      \
    } while (0)

static mc_err common_name(mc_job *job, const char *name, mc_buf *dn)
{
    mc_subject subject;
    mc_err err;

    mc_subject_begin(&subject, dn);
    err = mc_subject_add(job, &subject, mc_view_str("CN"), mc_view_str(name));
    return err == MC_OK ? mc_subject_end(&subject) : err;
}

static mc_err save(const char *name, const char *label, const mc_buf *bytes)
{
    mc_buf pem = MC_BUF_INIT;
    mc_err err = label == NULL ? mc_buf_append(&pem, bytes->p, bytes->len)
                               : mc_pem_write(&pem, label, mc_buf_view(bytes));
    FILE *file = err == MC_OK ? fopen(name, "wbx") : NULL;

    if (file == NULL || fwrite(pem.p, 1, pem.len, file) != pem.len ||
        fclose(file) != 0) {
        err = MC_ERR_INTERNAL;
    }
    mc_buf_free(&pem);
    return err;
}

int main(int argc, char **argv)
{
    const mc_view none = {NULL, 0}, passphrase = mc_view_str("change me");
    mc_key_order order = {.rsa_bits = 2048,
                          .style = {MC_KEY_FORM_PKCS8,
                                    MC_KEY_CIPHER_AES_256_CBC,
                                    MC_KEY_ITERATIONS}};
    mc_wishes root = {.now = time(NULL), .days = 3650, .is_authority = 1};
    mc_wishes device = {.now = root.now,
                        .days = 825,
                        .backdate = 86400,
                        .server_auth = 1,
                        .path_length = -1};
    mc_buf root_name = MC_BUF_INIT, root_serial = MC_BUF_INIT;
    mc_buf root_key = MC_BUF_INIT, root_spki = MC_BUF_INIT;
    mc_buf root_der = MC_BUF_INIT, key = MC_BUF_INIT, name = MC_BUF_INIT;
    mc_buf names = MC_BUF_INIT, request_der = MC_BUF_INIT, der = MC_BUF_INIT;
    mc_certificate_plan plan = {0};
    mbedtls_pk_context root_pk, pk;
    mc_authority_files files;
    mc_issuing issuing;
    mc_request request;
    mc_job job;
    mc_err err = MC_ERR_INTERNAL;

    umask(077);
    mc_job_init(&job, none);
    mc_issuing_init(&issuing, &files, &device);
    mbedtls_pk_init(&root_pk);
    mbedtls_pk_init(&pk);
    if (argc != 2 || chdir(argv[1]) != 0) {
        goto done;
    }

    /* The authority. */
    TRY(common_name(&job, "Example authority", &root_name));
    root.subject = mc_buf_view(&root_name);
    TRY(mc_key_make(&job, &order, passphrase, &root_pk, &root_key));
    TRY(mc_public_key_write(&root_pk, &root_spki));
    TRY(mc_issue_self(&job, &root, &root_serial, &plan));
    plan.spki = mc_buf_view(&root_spki);
    TRY(mc_certificate_write(&job, &plan, &root_pk, &root_der));

    /* The device's key, and the request for it. */
    order.style.form = MC_KEY_FORM_TRADITIONAL;
    order.style.cipher = MC_KEY_CIPHER_DES_EDE3_CBC;
    TRY(mc_key_make(&job, &order, passphrase, &pk, &key));
    TRY(common_name(&job, "mcu.example.test", &name));
    TRY(mc_names_add_text(&job, &names, mc_view_str("mcu.example.test")));
    TRY(mc_names_add_text(&job, &names, mc_view_str("10.0.0.1")));
    TRY(mc_request_write(&job, &pk, mc_buf_view(&name), mc_buf_view(&names),
                         &request_der));

    /* The authority reads the request as a stranger's, and signs. */
    files.certificate = mc_buf_view(&root_der);
    files.key = mc_buf_view(&root_key);
    files.passphrase = passphrase;
    TRY(mc_request_read(mc_buf_view(&request_der), &request));
    TRY(mc_request_accept(&job, &request));
    TRY(mc_issuing_plan(&job, &issuing, &request));
    TRY(mc_issuing_open(&job, &issuing, &request));
    TRY(mc_issuing_key(&job, &issuing, &request.key));
    TRY(mc_issuing_write(&job, &issuing, &der));

    TRY(save("CA.cer", "CERTIFICATE", &root_der));
    TRY(save("CA.key", NULL, &root_key));
    TRY(save("MCU.key", NULL, &key));
    TRY(save("MCU.csr", "CERTIFICATE REQUEST", &request_der));
    TRY(save("MCU.cer", "CERTIFICATE", &der));
done:
    if (err != MC_OK) {
        /* The code and what it is about; words are whoever shows them's. */
        fprintf(stderr, "%s %s %.*s\n", mc_err_name(err),
                job.fault_field != NULL ? job.fault_field : "",
                (int) job.fault.what.len, (const char *) job.fault.what.p);
    }
    mc_issuing_free(&issuing);
    mbedtls_pk_free(&root_pk);
    mbedtls_pk_free(&pk);
    mc_buf_free(&root_name);
    mc_buf_free(&root_serial);
    mc_buf_free(&root_key);
    mc_buf_free(&root_spki);
    mc_buf_free(&root_der);
    mc_buf_free(&key);
    mc_buf_free(&name);
    mc_buf_free(&names);
    mc_buf_free(&request_der);
    mc_buf_free(&der);
    mc_job_free(&job);
    return err == MC_OK ? 0 : 1;
}
