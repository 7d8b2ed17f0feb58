/*
 * Fuzzes object.h: whatever the bytes are, a whole element of a known kind
 * lacks one byte when it is cut by one; labels and Punycode are only read
 * within bounds.
 */
#include <stdlib.h>

#include "text/object.h"
#include "text/punycode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mc_view in = {data, size};
    mc_view rest = in, contents, cut;
    mc_object object, shorter;
    size_t used = 0;
    uint8_t tag;

    mc_object_know(in, &object);
    if (object.kind >= MC_OBJECT__COUNT || object.cut != (object.missing > 0)) {
        abort();
    }
    if (mc_der_next(&rest, &tag, &contents, &cut) == MC_OK && cut.len > 8) {
        cut.len--;
        mc_object_know(cut, &shorter);
        if (object.cut || object.kind != MC_OBJECT_KEY_OPENSSH) {
            if (tag == MC_DER_SEQUENCE &&
                (!shorter.cut || shorter.missing != 1)) {
                abort();
            }
        }
    }
    if (mc_object_label_at(in, &used) != NULL && used > size) {
        abort();
    }
    (void) mc_punycode_is_valid(in);
    return 0;
}
