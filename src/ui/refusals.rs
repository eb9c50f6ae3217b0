//! What the system refused, in words: what happened, and what to do.

use crate::i18n::Lang;
use crate::platform::open::OpenError;
use crate::platform::print::PrintError;
use crate::tr;
use crate::ui::notice::Notice;

/// Why something was not opened.
pub fn not_opened(error: &OpenError, lang: Lang) -> Notice {
    let said = |detail: String| Notice::warning(tr!(lang, "follow-failed")).detail(detail);
    match error {
        OpenError::Nothing => said(tr!(lang, "follow-nothing")),
        OpenError::Scheme(scheme) => said(tr!(lang, "follow-scheme", scheme = scheme.as_str())),
        OpenError::NoFile(path) => said(tr!(lang, "follow-no-file", path = path.display().to_string())),
        OpenError::Program(path) => said(tr!(lang, "follow-program", path = path.display().to_string())),
        OpenError::Relative(path) => said(tr!(lang, "follow-relative", path = path.display().to_string())),
        OpenError::Failed(reason) => said(tr!(lang, "follow-system", reason = reason.as_str())),
    }
}

/// Why nothing was printed.
pub fn not_printed(error: &PrintError, lang: Lang) -> Notice {
    let (reason, advice) = match error {
        PrintError::NoPrinting => (String::new(), tr!(lang, "print-no-printing")),
        PrintError::NoPrinter(reason) => (reason.clone(), tr!(lang, "print-no-printer")),
        PrintError::Refused(reason) => (reason.clone(), tr!(lang, "print-refused-advice")),
        PrintError::Unwritten(reason) => (reason.clone(), tr!(lang, "print-unwritten")),
    };
    let detail = if reason.is_empty() { advice } else { format!("{advice}\n{reason}") };
    Notice::error(tr!(lang, "print-refused")).detail(detail)
}
