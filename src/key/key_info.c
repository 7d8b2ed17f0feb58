#include "key/key_info.h"

#include <string.h>

#include "key/key_file.h"
#include "locking/pbe.h"
#include "text/text_clean.h"

static const struct {
    const char *form_pem;
    const char *form_der;
    const char *label;
} SHAPES[MC_OBJECT__COUNT] = {
    [MC_OBJECT_KEY_RSA] = {"traditional", "pkcs1", "RSA PRIVATE KEY"},
    [MC_OBJECT_KEY_EC] = {"traditional", "sec1", "EC PRIVATE KEY"},
    [MC_OBJECT_KEY_PKCS8] = {"pkcs8", "pkcs8", "PRIVATE KEY"},
    [MC_OBJECT_KEY_LOCKED] = {"pkcs8", "pkcs8", "ENCRYPTED PRIVATE KEY"},
};

static void describe_dek(const mc_pem_block *block, mc_key_info *info)
{
    mc_pem_dek dek;

    info->problem = mc_pem_read_dek(block, &dek);
    info->encrypted = dek.encrypted;
    if (dek.encrypted) {
        info->kdf = "MD5";
        info->iterations = 1;
    }
    if (dek.encrypted && info->problem == MC_OK) {
        info->cipher = mc_cbc_name(dek.cipher);
    }
}

static void describe_pbe(mc_view der, mc_key_info *info)
{
    mc_view fields;
    mc_pbe pbe;

    info->encrypted = 1;
    info->problem = mc_der_take(&der, MC_DER_SEQUENCE, &fields);
    MC_THEN(info->problem, mc_pbe_take(&fields, &pbe));
    if (info->problem == MC_OK) {
        info->cipher = mc_cbc_name(pbe.cipher);
        info->kdf = mc_pbe_kdf_name(&pbe);
        info->prf = mc_pbe_digest_name(&pbe);
        info->iterations = pbe.iterations;
    }
}

static mc_err describe(mc_view file, mc_key_info *info)
{
    mc_key_file found;
    mc_buf der = MC_BUF_INIT;
    mc_err err = mc_key_find(file, &found);

    memset(info, 0, sizeof(*info));
    if (err != MC_OK) {
        return err;
    }
    info->encoding = found.is_pem ? "pem" : "der";
    info->problem = found.problem;
    if (found.problem != MC_OK) {
        return MC_OK;
    }
    info->form = found.is_pem ? SHAPES[found.shape].form_pem
                              : SHAPES[found.shape].form_der;
    if (found.is_pem) {
        info->label = SHAPES[found.shape].label;
        describe_dek(&found.block, info);
    }
    if (info->encrypted || found.shape != MC_OBJECT_KEY_LOCKED) {
        return MC_OK;
    }
    if (found.is_pem) {
        err = mc_pem_decode(&found.block, &der);
        found.der = mc_buf_view(&der);
    }
    if (err == MC_ERR_MEMORY) {
        return err;
    }
    if (err == MC_OK) {
        describe_pbe(found.der, info);
    } else {
        info->encrypted = 1;
        info->problem = err;
    }
    mc_buf_free(&der);
    return MC_OK;
}

mc_err mc_key_describe(mc_view file, mc_key_info *info)
{
    mc_text text = MC_TEXT_INIT;
    mc_err err = mc_text_open(file, &text, &file);

    memset(info, 0, sizeof(*info));
    MC_THEN(err, describe(file, info));
    mc_text_free(&text);
    return err;
}
