#include "report/inspect_container.h"

#include "container/pkcs12.h"
#include "container/pkcs7.h"
#include "report/report.h"
#include "text/algorithm_text.h"

/* An algorithm in words as a member. */
static void put_algorithm(mc_json *json, const char *member, mc_view algorithm)
{
    mc_buf text = MC_BUF_INIT;

    mc_json_made(json, member, mc_algorithm_text(algorithm, &text), &text);
}

static void put_mac(mc_json *json, const mc_pkcs12 *p12)
{
    static const char *const STATES[] = {NULL,    "absent",    "checked",
                                         "wrong", "unchecked", "unsupported"};

    if (p12->mac == MC_PKCS12_MAC_UNREAD) {
        return; /* the file ends before it */
    }
    mc_json_str(json, "integrity", STATES[p12->mac]);
    if (p12->mac_algorithm.len == 0) {
        return;
    }
    mc_json_object(json, "mac");
    put_algorithm(json, "algorithm", p12->mac_algorithm);
    mc_json_number(json, "iterations", p12->mac_iterations);
    mc_json_close_object(json);
}

/* What is not supported: a member, and in the error. algorithm may be empty,
 * where nobody can say. */
static void put_unsupported(mc_json *json, const char *part, mc_view algorithm)
{
    mc_buf what = MC_BUF_INIT;
    mc_fault fault = {part, {NULL, 0}, 0};

    if (algorithm.len > 0) {
        mc_json_keep(json, mc_algorithm_text(algorithm, &what));
        fault.what = mc_buf_view(&what);
        mc_json_text(json, "unsupported", fault.what);
    }
    mc_report_error(json, MC_ERR_UNSUPPORTED, &fault);
    mc_buf_free(&what);
}

static void put_bag(mc_inspect *inspect, const mc_pkcs12_item *item)
{
    static const char *const KINDS[] = {"key", "certificate", "crl", "locked",
                                        "other"};
    mc_json *json = inspect->json;

    mc_json_object(json, NULL);
    mc_json_str(json, "kind", KINDS[item->kind]);
    if (item->name.len > 0) {
        mc_json_text(json, "friendlyName", item->name);
    }
    if (item->key_id.len > 0) {
        mc_json_hex(json, "localKeyId", item->key_id);
    }
    if (item->encrypted && item->algorithm.len > 0) {
        put_algorithm(json, "encryption", item->algorithm);
    }
    if (item->problem == MC_ERR_UNSUPPORTED) {
        put_unsupported(json, item->encrypted ? MC_PART_LOCK : MC_PART_FORM,
                        item->algorithm);
    } else if (item->problem != MC_OK) {
        mc_report_error(json, item->problem, NULL);
    } else {
        mc_json_list(json, "objects");
        inspect->inside(inspect, item->der);
        mc_json_close_list(json);
    }
    mc_json_close_object(json);
}

/* Failures that the report tells; others end the inspection. */
static int is_told(mc_err err)
{
    return err != MC_ERR_MEMORY && err != MC_ERR_INTERNAL &&
           err != MC_ERR_RANDOM;
}

/* Something of it can be seen, and a passphrase would bring out no key that
 * is still missing; or there is nothing to see. */
static int is_opened(const mc_pkcs12 *p12)
{
    int seen = 0, key = 0, locked = 0;
    size_t i;

    for (i = 0; i < p12->count; i++) {
        const mc_pkcs12_item *item = &p12->items[i];

        seen |= item->problem == MC_OK;
        key |= item->problem == MC_OK && item->kind == MC_PKCS12_KEY;
        locked |= item->problem == MC_ERR_PASSPHRASE ||
                  item->problem == MC_ERR_PASSPHRASE_MISSING;
    }
    return p12->count == 0 || (seen && (key || !locked));
}

int mc_find_pkcs12(mc_inspect *inspect, const mc_found *found)
{
    mc_json *json = inspect->json;
    mc_pkcs12 p12 = MC_PKCS12_INIT;
    mc_err problem;
    size_t i;

    if (inspect->depth >= MC_INSPECT_DEPTH_MAX) {
        return 0;
    }
    problem =
        mc_pkcs12_open(inspect->job, found->der, inspect->passphrase, &p12);
    mc_json_keep(json, is_told(problem) ? MC_OK : problem);
    mc_report_head(json, "pkcs12", &found->origin);
    mc_json_bool(json, "opened", problem == MC_OK && is_opened(&p12));
    put_mac(json, &p12);
    if (p12.mac == MC_PKCS12_MAC_GOOD && inspect->passphrase.len == 0) {
        mc_json_str(json, "emptyPassphrase",
                    p12.no_passphrase ? "none" : "zero");
    }
    inspect->depth++;
    mc_json_list(json, "bags");
    for (i = 0; i < p12.count && json->err == MC_OK; i++) {
        put_bag(inspect, &p12.items[i]);
    }
    mc_json_close_list(json);
    inspect->depth--;
    if (problem != MC_OK) {
        mc_inspect_error(inspect, problem, found, &p12.reading);
    }
    mc_json_close_object(json);
    mc_pkcs12_free(&p12);
    return 1;
}

static void put_row(mc_inspect *inspect, mc_view row)
{
    mc_view der;

    while (inspect->json->err == MC_OK && mc_pkcs7_next(&row, &der)) {
        inspect->inside(inspect, der);
    }
}

int mc_find_pkcs7(mc_inspect *inspect, const mc_found *found)
{
    mc_json *json = inspect->json;
    mc_pkcs7 p7 = MC_PKCS7_INIT;
    mc_buf what = MC_BUF_INIT;
    mc_fault fault = {MC_PART_FORM, {NULL, 0}, 0};
    mc_view der = found->der;
    mc_err problem;

    if (inspect->depth >= MC_INSPECT_DEPTH_MAX) {
        return 0;
    }
    problem = mc_pkcs7_open(der, &p7);
    if (problem == MC_ERR_FILE_KIND) {
        problem = MC_ERR_DER_DAMAGED;
    }
    mc_json_keep(json, is_told(problem) ? MC_OK : problem);
    mc_report_head(json, "pkcs7", &found->origin);
    if (problem == MC_ERR_UNSUPPORTED) {
        /* The type of a ContentInfo without certificates (RFC 5652 3). */
        if (mc_der_take(&der, MC_DER_SEQUENCE, &der) == MC_OK) {
            mc_json_keep(json, mc_algorithm_text(der, &what));
        }
        fault.what = mc_buf_view(&what);
        mc_json_text(json, "unsupported", fault.what);
    }
    mc_json_number(json, "signers", (int64_t) p7.signers);
    inspect->depth++;
    mc_json_list(json, "objects");
    put_row(inspect, p7.certificates);
    put_row(inspect, p7.crls);
    mc_json_close_list(json);
    inspect->depth--;
    if (problem == MC_ERR_UNSUPPORTED) {
        mc_report_error(json, problem, &fault);
    } else if (problem != MC_OK) {
        mc_inspect_error(inspect, problem, found, &p7.reading);
    }
    mc_json_close_object(json);
    mc_buf_free(&what);
    mc_pkcs7_free(&p7);
    return 1;
}
