/* libicudata without data, as ICU's own "stubdata" is (icu4c/source/stubdata/stubdata.cpp, Unicode License).
 *
 * Qt's own library links to ICU for text in old encodings and for sorting by the rules of a language, which the
 * program uses neither of: Qt brings dates, digits and names of languages itself. The real file is 31 MB.
 * An empty table of contents makes ICU say "no such data" instead of failing to load.
 */
#include <stdint.h>

typedef struct {
    uint16_t header_size;
    uint8_t magic_1, magic_2;
    uint16_t info_size, reserved_word;
    uint8_t is_big_endian, charset_family, size_of_char, reserved_byte;
    uint8_t data_format[4], format_version[4], data_version[4];
    uint8_t padding[8];
    uint32_t count, reserved;
    uint32_t nothing[4];
} contents;

__attribute__((visibility("default"), aligned(16))) const contents ENTRY_POINT = {
    .header_size = 32,
    .magic_1 = 0xda,
    .magic_2 = 0x27,
    .info_size = 20,
    .size_of_char = 2,
    .data_format = {'T', 'o', 'C', 'P'},
    .format_version = {1},
};
