/* notes.exe: starts the Python that lies in the folder "files" beside it, and nothing else.
 *
 * It finds its own folder, looks whether every part is there and as large as it was made, loads files\python3XX.dll
 * from there by its full path (never from a search path that somebody else could put a file into), and hands it a
 * fixed command line: isolated (-I), no site (-S), no byte code written (-B), UTF-8 everywhere. What the person typed
 * comes after it.
 *
 * When a part is missing, as after unpacking halfway, it says so in a message box: there is no terminal here.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define LONGEST 32768
#define OWN 9
/* What start.py ends with when a part could not be read; not a status of the program itself. */
#define DAMAGED 120

typedef int (*py_main)(int, wchar_t **);

static wchar_t folder[LONGEST], path[LONGEST];

static int sorry(const wchar_t *text) {
    MessageBoxW(NULL, text, NAME, MB_OK | MB_ICONINFORMATION | MB_SETFOREGROUND);
    return 1;
}

static void use_the_streams_given(void) {
    /* A windowed program has no console. When it was started from one, or with its output sent somewhere, use that. */
    AttachConsole(ATTACH_PARENT_PROCESS);
}

/* Says that a part is missing, with the most likely reason. */
static int incomplete(void) {
    static wchar_t temporary[LONGEST];
    DWORD length = GetTempPathW(LONGEST, temporary);
    if (length > 0 && length < LONGEST && !_wcsnicmp(folder, temporary, length))
        return sorry(L"This was started from inside the archive. Unpack the whole archive into a folder first, and "
                     L"start it there.");
    if (wcslen(folder) + DEEPEST >= MAX_PATH)
        return sorry(L"The folder of this program has too long a path. Copy the folder to the desktop and start it "
                     L"there.");
    return sorry(L"Parts of this program are missing or damaged. Unpack the whole archive again into an empty folder, "
                 L"and start it there.");
}

static int is_there(const char *name, unsigned long long size) {
    WIN32_FILE_ATTRIBUTE_DATA found;
    size_t start = wcslen(folder);
    wcscpy(path, folder);
    wcscpy(path + start, L"\\files\\");
    start += 7;
    if (!MultiByteToWideChar(CP_UTF8, 0, name, -1, path + start, (int)(LONGEST - start)))
        return 0;
    for (wchar_t *c = path + start; *c; c++)
        if (*c == L'/')
            *c = L'\\';
    return GetFileAttributesExW(path, GetFileExInfoStandard, &found) &&
           (((unsigned long long)found.nFileSizeHigh << 32) | found.nFileSizeLow) == size;
}

/* Looks at every file of the list "files\parts.txt": lines of a size, a tab and a name. */
static int is_whole(void) {
    DWORD size, got = 0;
    char *text, *line, *end, *name;
    int whole = 0;
    HANDLE file;

    wcscpy(path, folder);
    wcscat(path, L"\\files\\parts.txt");
    file = CreateFileW(path, GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return 0;
    size = GetFileSize(file, NULL);
    text = size < 1 << 20 ? calloc(size + 1, 1) : NULL;
    if (text && ReadFile(file, text, size, &got, NULL) && got == size)
        whole = strstr(text, "\n.\n") != NULL; /* The list ends with a dot of its own, so that half a list is seen. */
    CloseHandle(file);
    for (line = text; whole && strncmp(line, ".\n", 2); line = end + 1) {
        unsigned long long wanted = strtoull(line, &name, 10);
        end = strchr(line, '\n');
        if (!end || *name != '\t')
            whole = 0;
        else {
            *end = 0;
            whole = is_there(name + 1, wanted);
        }
    }
    free(text);
    return whole;
}

static int run(void) {
    wchar_t **given, **all;
    int count, n, status;
    HMODULE python;
    py_main main_of_python;
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);

    if (length == 0 || length >= LONGEST - DEEPEST)
        return sorry(L"The folder of this program has too long a path. Copy the folder to the desktop and start it "
                     L"there.");
    *wcsrchr(folder, L'\\') = 0;
    given = CommandLineToArgvW(GetCommandLineW(), &count);
    all = calloc((given ? count : 0) + OWN + 1, sizeof *all);
    if (!given || !all)
        return sorry(L"This computer has too little memory free. Close other programs and try again.");
    /* The program starts itself once more to open links; what was whole a moment ago is not looked at again. */
    if (!(count > 1 && !wcscmp(given[1], L"--opener")) && !is_whole())
        return incomplete();
    wcscpy(path, folder);
    wcscat(path, L"\\files\\" PYTHON_DLL);
    SetDllDirectoryW(L"");
    python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    main_of_python = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!main_of_python)
        return sorry(L"This program can't start here. It needs Windows 10 or 11 with 64 bits. "
                     L"If you have that, unpack the archive again: a part of it may be damaged.");
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
    status = main_of_python(n, all);
    return status == DAMAGED ? incomplete() : status;
}

int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, PWSTR line, int show) {
    (void)here, (void)before, (void)line, (void)show;
    use_the_streams_given();
    return run();
}
