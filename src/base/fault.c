/* See fault.h. */
#include "base/fault.h"

#include <string.h>

static const struct {
    const char *part;
    const char *before;
    const char *after;
} SENTENCES[] = {
    {MC_PART_KEY, "This kind of key is not supported here: ",
     ". RSA, and EC on P-256, P-384 and P-521, are."},
    {MC_PART_SIGNATURE, "This way of signing is not supported here: ",
     ". Whether the signature is right cannot be said."},
    {MC_PART_LOCK, "It is locked in a way that is not supported here: ",
     ". Open it with the program that locked it, or with OpenSSL."},
    {MC_PART_FORM, "This form is not supported here: ", "."},
    {MC_PART_PLACE, "It is damaged: ", " cannot be read."},
};

static mc_err put_missing(uint64_t missing, mc_buf *text)
{
    mc_err err = mc_buf_append_decimal(text, missing);

    return err != MC_OK
               ? err
               : mc_buf_append_str(
                     text, missing == 1
                               ? " byte of it is missing. It was cut short, "
                                 "or a part was lost on the way."
                               : " bytes of it are missing. It was cut short, "
                                 "or a part was lost on the way.");
}

mc_err mc_fault_text(mc_err err, const mc_fault *fault, mc_buf *text)
{
    size_t i;
    mc_err done;

    if (err == MC_ERR_DER_CUT && fault->missing > 0) {
        return put_missing(fault->missing, text);
    }
    for (i = 0; (err == MC_ERR_UNSUPPORTED || err == MC_ERR_DER_DAMAGED) &&
                fault->part != NULL && fault->what.len > 0 &&
                i < sizeof(SENTENCES) / sizeof(SENTENCES[0]);
         i++) {
        if (strcmp(fault->part, SENTENCES[i].part) == 0) {
            done = mc_buf_append_str(text, SENTENCES[i].before);
            if (done == MC_OK) {
                done = mc_buf_append(text, fault->what.p, fault->what.len);
            }
            return done != MC_OK ? done
                                 : mc_buf_append_str(text, SENTENCES[i].after);
        }
    }
    return mc_buf_append_str(text, mc_err_text(err));
}
