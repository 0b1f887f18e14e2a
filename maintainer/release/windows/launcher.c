/* notes.exe: starts the Python that lies in the folder "files" beside it, and nothing else.
 *
 * It finds its own folder, loads files\python3XX.dll from there by its full path (never from a search path that
 * somebody else could put a file into), and hands it a fixed command line: isolated (-I), no site (-S), no byte code
 * written (-B), UTF-8 everywhere. What the person typed comes after it.
 *
 * When a part is missing, as after unpacking halfway, it says so in a message box: there is no terminal here.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define OWN 9

typedef int (*py_main)(int, wchar_t **);

static wchar_t folder[LONGEST];

static int sorry(const wchar_t *text) {
    MessageBoxW(NULL, text, NAME, MB_OK | MB_ICONINFORMATION | MB_SETFOREGROUND);
    return 1;
}

static void use_the_streams_given(void) {
    /* A windowed program has no console. When it was started from one, or with its output sent somewhere, use that. */
    AttachConsole(ATTACH_PARENT_PROCESS);
}

static int run(void) {
    wchar_t path[LONGEST];
    wchar_t **given, **all;
    int count, n;
    HMODULE python;
    py_main main_of_python;
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);

    if (length == 0 || length >= LONGEST - 64)
        return sorry(L"The folder of this program has too long a path. Copy the folder to the desktop and start it there.");
    *wcsrchr(folder, L'\\') = 0;
    wcscpy(path, folder);
    wcscat(path, L"\\files\\" PYTHON_DLL);
    if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES)
        return sorry(L"Parts of this program are missing. Unpack the whole archive into a folder first, and start it there.");
    SetDllDirectoryW(L"");
    python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    main_of_python = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!main_of_python)
        return sorry(L"This program can't start here. It needs Windows 10 or 11 with 64 bits. "
                     L"If you have that, unpack the archive again: a part of it may be damaged.");
    given = CommandLineToArgvW(GetCommandLineW(), &count);
    all = calloc(count + OWN + 1, sizeof *all);
    if (!given || !all)
        return sorry(L"This computer has too little memory free. Close other programs and try again.");
    n = 0;
    all[n++] = given[0];
    all[n++] = L"-I";
    all[n++] = L"-S";
    all[n++] = L"-B";
    all[n++] = L"-X";
    all[n++] = L"utf8";
    all[n++] = L"-m";
    all[n++] = L"start";
    for (int i = 1; i < count; i++)
        all[n++] = given[i];
    return main_of_python(n, all);
}

int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, PWSTR line, int show) {
    (void)here, (void)before, (void)line, (void)show;
    use_the_streams_given();
    return run();
}
