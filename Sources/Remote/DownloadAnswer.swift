import HTTP
import OzModel

/// The answer at the end of all redirects, and what must be blotted out of anything it says.
struct DownloadAnswer {
    let response: Response
    let secrets: [Secret]
}
