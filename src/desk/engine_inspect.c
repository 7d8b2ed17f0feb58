/*
 * Operation inspect (engine_ops.h).
 */
#include <string.h>

#include "container/certificates.h"
#include "desk/engine_ops.h"
#include "desk/fields.h"
#include "report/inspect.h"
#include "text/strange.h"
#include "text/text_clean.h"

/* A report of certificates takes about so many times their file's room; a
 * first guess, so that it need not grow. */
#define REPORT_ROOM 3

/* What text.h mended, so that people can mend the file itself. */
static void put_repairs(mc_json *json, uint32_t repairs)
{
    unsigned i;

    mc_json_list(json, "repairs");
    for (i = 0; i < MC_REPAIR__MAX; i++) {
        if (repairs & (uint32_t) 1 << i) {
            mc_told_object(json, mc_repair_code(i), NULL);
        }
    }
    mc_json_close_list(json);
}

/* A picture may pass for Latin-1, but not for a text of its own. */
static int is_no_text(const mc_text *text, mc_view file)
{
    const mc_view none = {NULL, 0};
    const char *code =
        text->kind == MC_TEXT_OTHER ? mc_strange_code(none, file) : NULL;

    return code != NULL && strcmp(code, "text") != 0;
}

mc_err mc_op_inspect(mc_job *job)
{
    mc_text whole = MC_TEXT_INIT, text = MC_TEXT_INIT;
    mc_inspect inspect = {job, NULL, {NULL, 0}, NULL, 0, 0, NULL};
    mc_certificates issuers = MC_CERTIFICATES_INIT;
    mc_json json;
    mc_view bytes, piece;
    mc_err err = mc_job_need(job, "bytes", &bytes);

    if (err == MC_ERR_FIELD_MISSING) {
        err = MC_ERR_FILE_EMPTY;
    }
    if (err == MC_OK && bytes.len > MC_FILE_MAX) {
        err = MC_ERR_FILE_SIZE;
    }
    if (err == MC_OK && mc_job_has(job, "issuer", &piece)) {
        err = mc_certificates_open(job, piece, "issuer", &issuers);
        inspect.issuers = &issuers;
    }
    MC_THEN(err, mc_read_pick(job, "pick", bytes, &whole, &piece));
    MC_THEN(err, mc_text_open(piece, &text, &bytes));
    if (err == MC_OK && is_no_text(&text, piece)) {
        bytes = piece;
    }
    MC_THEN(err, mc_buf_reserve(&job->reply, REPORT_ROOM * bytes.len));
    if (err == MC_OK) {
        inspect.passphrase = mc_job_get(job, "passphrase");
        inspect.json = &json;
        mc_reply_begin(job, "report", &json);
        mc_json_object(&json, NULL);
        mc_json_list(&json, "objects");
        mc_inspect_bytes(&inspect, bytes);
        mc_json_close_list(&json);
        put_repairs(&json, text.repairs);
        mc_json_close_object(&json);
        err = mc_reply_end(job, &json, MC_OK);
    }
    mc_certificates_free(&issuers);
    mc_text_free(&text);
    mc_text_free(&whole);
    return mc_fail(job, err, "bytes", 0);
}
