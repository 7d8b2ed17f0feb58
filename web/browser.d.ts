/** What only some browsers have, so that TypeScript does not know it. */
declare global {
    function showSaveFilePicker(options: { suggestedName: string }):
        Promise<FileSystemFileHandle>;
    function showDirectoryPicker(options: { mode: 'readwrite', id: string }):
        Promise<FileSystemDirectoryHandle>;

    interface FileSystemDirectoryHandle {
        entries(): AsyncIterable<
            [string, FileSystemDirectoryHandle | FileSystemFileHandle]>;
    }

    // As far as the page makes policies: what they give stays a string.
    var trustedTypes: undefined
        | { createPolicy<P>(name: string, policy: P): P };
}

export {};
