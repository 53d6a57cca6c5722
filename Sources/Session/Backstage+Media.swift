import ConsoleUI
import Foundation
import OzModel

/// Pictures for the screen, and files that leave it.
extension Backstage {
    nonisolated func draw(_ wishes: [PictureWish]) {
        guard let pictures else { return }
        mailbox.run { await pictures.want(wishes) }
    }

    /// Fetches a file, telling how far it has come, and puts a copy where the operator keeps downloads.
    func download(_ file: MediaFile, _ name: String) async {
        switch await bring(file) {
        case .failure(let refusal): mailbox.post(.notice(.warning, sentence("\(name): \(refusal.sentence)")))
        case .success(let path):
            let directory = workplace.downloads
            // Where it could not be made, the copy says why.
            try? PrivateFiles.makeDirectory(directory)
            guard let copy = FileNames.copy(path, as: name, into: directory) else {
                let reason = String(cString: strerror(errno))
                mailbox.post(.notice(.error, sentence("\(name) was not saved in \(directory): \(reason)")))
                return
            }
            mailbox.post(.notice(.info, "Saved as \(copy)."))
        }
    }

    /// Hands a copy to the configured program, as an argument and through no shell.
    func openOutside(_ file: MediaFile, _ name: String) async {
        switch await bring(file) {
        case .failure(let refusal): mailbox.post(.notice(.warning, sentence("\(name): \(refusal.sentence)")))
        case .success(let path):
            let words = workplace.settings.openWith
            let directory = outside
            // Where it could not be made, the copy says why.
            try? PrivateFiles.makeDirectory(directory)
            guard let copy = FileNames.copy(path, as: name, into: directory) else {
                mailbox.post(.notice(.error, sentence("\(directory) cannot be written")))
                return
            }
            do {
                let child = try Child(words + [copy], quiet: true, leadsGroup: true)
                DispatchQueue.global().async {
                    // What it prints is for nobody; a full pipe must not stop it.
                    while !child.output.availableData.isEmpty {}
                    child.wait()
                }
                mailbox.post(.notice(.info, "Opened with \(words[0])."))
            } catch {
                mailbox.post(.notice(.warning, sentence(error.sentence)))
            }
        }
    }

    private func bring(_ file: MediaFile) async -> Result<String, PictureDesk.Refusal> {
        guard let media else { return .failure(.init("no files are kept here")) }
        let (mailbox, session) = (mailbox, generation.withLock { $0 })
        let watching = Task {
            while !Task.isCancelled {
                mailbox.post(.downloading(Progress(done: media.progress(file), total: file.size)))
                try? await Task.sleep(for: .milliseconds(300))
            }
        }
        let result = await media.path(file)
        watching.cancel()
        _ = await watching.value
        mailbox.post(.downloading(nil))
        guard generation.withLock({ $0 == session }) else { return .failure(.init("another session has begun")) }
        return result
    }

    /// The pictures of cases that will be decided next.
    func fetchPicturesAhead(_ order: String) async {
        guard let media, pictures != nil, let reader = try? mirror.makeReader() else { return }
        // What the mirror cannot tell now is asked for when the case is opened.
        for file in (try? CaseFiles.of(order: order, reader)) ?? [] { _ = await media.path(file) }
    }
}
