/* Prints what stands in message boxes, one line each, and presses their first button: so a test can read them. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdio.h>

static BOOL CALLBACK child(HWND window, LPARAM place) {
    wchar_t kind[64] = L"", text[2048] = L"";
    char bytes[8192];
    (void)place;
    GetClassNameW(window, kind, 64);
    if (!_wcsicmp(kind, L"Static") && SendMessageW(window, WM_GETTEXT, 2048, (LPARAM)text) && *text) {
        WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
        printf("%s\n", bytes);
    }
    return TRUE;
}

static BOOL CALLBACK top(HWND window, LPARAM place) {
    wchar_t kind[64] = L"";
    GetClassNameW(window, kind, 64);
    if (!wcscmp(kind, L"#32770") && IsWindowVisible(window)) {
        EnumChildWindows(window, child, place);
        PostMessageW(window, WM_COMMAND, IDOK, 0);
    }
    return TRUE;
}

int main(void) {
    EnumWindows(top, 0);
    return 0;
}
