/*
 * The front desk as a process, for tests in other languages: reads requests
 * from standard input, each as 4 bytes of length (little endian) and a field
 * list, and answers each in the same form. Ends at end of input.
 */
#include <stdio.h>
#include <stdlib.h>

#include "desk/engine.h"

int main(void)
{
    uint8_t head[4];

    while (fread(head, 1, 4, stdin) == 4) {
        size_t len = (size_t) head[0] | (size_t) head[1] << 8 |
                     (size_t) head[2] << 16 | (size_t) head[3] << 24;
        uint8_t *request = malloc(len > 0 ? len : 1);
        mc_view view = {request, len};
        mc_buf reply = MC_BUF_INIT;

        if (request == NULL || fread(request, 1, len, stdin) != len) {
            free(request);
            return 1;
        }
        mc_engine_call(view, &reply);
        head[0] = (uint8_t) reply.len;
        head[1] = (uint8_t) (reply.len >> 8);
        head[2] = (uint8_t) (reply.len >> 16);
        head[3] = (uint8_t) (reply.len >> 24);
        fwrite(head, 1, 4, stdout);
        fwrite(reply.p, 1, reply.len, stdout);
        fflush(stdout);
        mc_buf_free(&reply);
        free(request);
    }
    return 0;
}
