/* icuuc.dll for tests under Wine: Windows 10 has the real one, Wine 8 has none.
 *
 * Qt6Core asks for these functions for text in old encodings, which the program does not use. Each says that it
 * can't be done here: U_UNSUPPORTED_ERROR (16) where there is a place for an error, else nothing.
 */
#include <stdint.h>

#define UNSUPPORTED 16
#define API __declspec(dllexport)

API void *ucnv_open(const char *name, int32_t *error) { (void)name; *error = UNSUPPORTED; return 0; }
API void ucnv_close(void *c) { (void)c; }
API void ucnv_reset(void *c) { (void)c; }
API int8_t ucnv_getMaxCharSize(const void *c) { (void)c; return 1; }
API const char *ucnv_getName(const void *c, int32_t *error) { (void)c; *error = UNSUPPORTED; return 0; }
API void ucnv_setToUCallBack(void *c, void *f, const void *x, void **of, const void **ox, int32_t *error) { (void)c, (void)f, (void)x, (void)of, (void)ox; *error = UNSUPPORTED; }
API void ucnv_getToUCallBack(const void *c, void **f, const void **x) { (void)c; *f = 0; *x = 0; }
API void ucnv_setFromUCallBack(void *c, void *f, const void *x, void **of, const void **ox, int32_t *error) { (void)c, (void)f, (void)x, (void)of, (void)ox; *error = UNSUPPORTED; }
API void ucnv_getFromUCallBack(const void *c, void **f, const void **x) { (void)c; *f = 0; *x = 0; }
API void ucnv_cbToUWriteUChars(void *a, const uint16_t *s, int32_t n, int32_t o, int32_t *error) { (void)a, (void)s, (void)n, (void)o; *error = UNSUPPORTED; }
API void ucnv_cbFromUWriteUChars(void *a, const uint16_t **s, const uint16_t *e, int32_t o, int32_t *error) { (void)a, (void)s, (void)e, (void)o; *error = UNSUPPORTED; }
API void ucnv_toUnicode(void *c, uint16_t **t, const uint16_t *te, const char **s, const char *se, int32_t *o, int8_t f, int32_t *error) { (void)c, (void)t, (void)te, (void)s, (void)se, (void)o, (void)f; *error = UNSUPPORTED; }
API void ucnv_fromUnicode(void *c, char **t, const char *te, const uint16_t **s, const uint16_t *se, int32_t *o, int8_t f, int32_t *error) { (void)c, (void)t, (void)te, (void)s, (void)se, (void)o, (void)f; *error = UNSUPPORTED; }
API int32_t ucnv_toUCountPending(const void *c, int32_t *error) { (void)c; *error = UNSUPPORTED; return 0; }
API int32_t ucnv_fromUCountPending(const void *c, int32_t *error) { (void)c; *error = UNSUPPORTED; return 0; }
API const char *ucnv_getStandardName(const char *n, const char *s, int32_t *error) { (void)n, (void)s; *error = UNSUPPORTED; return 0; }
API const char *ucnv_getAvailableName(int32_t n) { (void)n; return 0; }
API int32_t ucnv_countAvailable(void) { return 0; }
API void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *x, void *a, const char *s, int32_t n, int32_t r, int32_t *error) { (void)x, (void)a, (void)s, (void)n, (void)r; *error = UNSUPPORTED; }
API void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *x, void *a, const uint16_t *s, int32_t n, int32_t p, int32_t r, int32_t *error) { (void)x, (void)a, (void)s, (void)n, (void)p, (void)r; *error = UNSUPPORTED; }
