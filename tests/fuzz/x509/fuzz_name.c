/*
 * Names: what is taken must come back in one form that is taken again as the
 * same; constraints and distinguished names must only be read within bounds.
 */
#include <stdlib.h>

#include "judge/check.h"
#include "report/report.h"
#include "x509/constraint.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void round_trip(const mc_name *name)
{
    mc_buf text = MC_BUF_INIT;
    mc_name again;
    mc_err err = name->tag == MC_NAME_TAG_IP
                     ? mc_name_address_text(mc_name_view(name), &text)
                     : mc_buf_append(&text, name->bytes, name->len);

    if (err == MC_OK &&
        (mc_name_read(mc_buf_view(&text), &again) != MC_OK ||
         again.tag != name->tag ||
         !mc_view_equal(mc_name_view(&again), mc_name_view(name)))) {
        abort();
    }
    mc_buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view input = {data, size};
    mc_buf text = MC_BUF_INIT;
    uint8_t network[32];
    mc_name name;
    size_t len;

    if (mc_name_read(input, &name) == MC_OK) {
        round_trip(&name);
        (void) mc_check_host_matches(input, &name);
        (void) mc_constraint_allows(input, name.tag, mc_name_view(&name));
    }
    (void) mc_name_network_read(input, network, &len);
    (void) mc_constraint_allows(input, MC_NAME_TAG_DIRECTORY, input);
    (void) mc_constraint_allows(input, MC_NAME_TAG_DNS, mc_view_str("*.a.b"));
    (void) mc_report_name_text(input, &text);
    if (size > 1) {
        mc_view rest = {data + 1, size - 1};

        (void) mc_report_general_name_text(data[0], rest, &text);
    }
    mc_buf_free(&text);
    return 0;
}
