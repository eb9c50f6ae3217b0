//! The desktop's own print dialog, by its portal (`org.freedesktop.portal.Print`): printer, copies and pages are chosen
//! there.
//!
//! The calls are made by hand, because ashpd reads all settings that the dialog gives back and stumbles over those that a
//! desktop spells in its own way; only the token matters here.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::File;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ashpd::zbus::zvariant::{DynamicType, Fd, OwnedValue, Value};
use ashpd::zbus::{Connection, Error, Proxy};
use async_io::Timer;
use futures_lite::{StreamExt as _, future};
use percent_encoding::percent_decode_str;
use serde::Serialize;

use super::{PrintError, PrintJob, Sent};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const PRINT: &str = "org.freedesktop.portal.Print";
const REQUEST: &str = "org.freedesktop.portal.Request";

/// How long the desktop has to say whether it has a print dialog.
const PATIENCE: Duration = Duration::from_secs(3);

/// How often it is looked whether the person gave up waiting.
const TICK: Duration = Duration::from_millis(100);

/// How a dialog ended.
enum Answer {
    /// It was answered.
    Given(HashMap<String, OwnedValue>),
    /// The person cancelled it.
    Cancelled,
    /// It ended in another way.
    Ended,
}

/// Whether the desktop has a print dialog.
pub(super) fn is_there() -> bool {
    async_io::block_on(reach()).is_some()
}

/// Prints by the desktop's dialog; nothing where it has none.
pub(super) fn print(pdf: &Path, job: &PrintJob<'_>) -> Option<Result<Sent, PrintError>> {
    async_io::block_on(async {
        let bus = reach().await?;
        let stopped = async {
            while !(job.stopped)() {
                Timer::after(TICK).await;
            }
            Ok(Sent::Cancelled)
        };
        // Whoever stops it takes this connection away, and the portal closes its dialog.
        Some(future::or(stopped, by_dialog(&bus, pdf, job)).await)
    })
}

/// A connection of its own to a bus where there is such a portal; never waits for long.
async fn reach() -> Option<Connection> {
    let found = async {
        let bus = Connection::session().await?;
        Proxy::new(&bus, PORTAL, PATH, PRINT).await?.get_property::<u32>("version").await?;
        Ok::<_, Error>(bus)
    };
    let late = async {
        Timer::after(PATIENCE).await;
        Err(Error::Failure("no answer".to_owned()))
    };
    match future::or(found, late).await {
        Ok(bus) => Some(bus),
        Err(error) => {
            log::info!("no print dialog of the desktop: {error}");
            None
        }
    }
}

async fn by_dialog(bus: &Connection, pdf: &Path, job: &PrintJob<'_>) -> Result<Sent, PrintError> {
    let file = File::open(pdf).map_err(|error| PrintError::Unwritten(error.to_string()))?;
    let refused = |error: Error| PrintError::Refused(error.to_string());
    let orientation = || Value::from(if job.landscape { "landscape" } else { "portrait" });
    let settings = HashMap::from([("orientation", orientation())]);
    let page = HashMap::from([("Orientation", orientation())]);
    let options = HashMap::from([("handle_token", Value::from("prepare")), ("modal", Value::from(true))]);
    let asked = request(bus, "prepare", "PreparePrint", ("", job.title, settings, page, options));
    let chosen = match asked.await.map_err(refused)? {
        Answer::Given(chosen) => chosen,
        Answer::Cancelled => return Ok(Sent::Cancelled),
        Answer::Ended => return Err(PrintError::Refused(String::new())),
    };
    let mut options = HashMap::from([("handle_token", Value::from("print")), ("modal", Value::from(true))]);
    // Without a token the portal shows its dialog again, which is no loss.
    if let Some(token) = chosen.get("token").and_then(|token| u32::try_from(token).ok()) {
        options.insert("token", Value::from(token));
    }
    let printed = request(bus, "print", "Print", ("", job.title, Fd::from(&file), options));
    match printed.await.map_err(refused)? {
        Answer::Given(_) => Ok(written_to(&chosen).map_or(Sent::Queued, Sent::Written)),
        Answer::Cancelled => Ok(Sent::Cancelled),
        Answer::Ended => Err(PrintError::Refused(String::new())),
    }
}

/// The file that was chosen instead of a printer (`output-uri` among GTK's print settings; printers have none).
fn written_to(chosen: &HashMap<String, OwnedValue>) -> Option<PathBuf> {
    let settings: HashMap<String, OwnedValue> = chosen.get("settings")?.try_clone().ok()?.try_into().ok()?;
    let address: &str = settings.get("output-uri")?.downcast_ref().ok()?;
    let path = address.strip_prefix("file://")?;
    Some(PathBuf::from(OsString::from_vec(percent_decode_str(path).collect())))
}

/// Asks for something that a dialog answers, and waits for the answer.
async fn request<B>(bus: &Connection, token: &str, method: &str, body: B) -> Result<Answer, Error>
where
    B: Serialize + DynamicType,
{
    let name = bus.unique_name().map(|name| name.trim_start_matches(':').replace('.', "_")).unwrap_or_default();
    let handle = Proxy::new(bus, PORTAL, format!("{PATH}/request/{name}/{token}"), REQUEST).await?;
    // Heard before it is asked, so that no answer comes too early.
    let mut answers = handle.receive_signal("Response").await?;
    Proxy::new(bus, PORTAL, PATH, PRINT).await?.call_method(method, &body).await?;
    let answer = answers.next().await.ok_or_else(|| Error::Failure("no answer".to_owned()))?;
    Ok(match answer.body().deserialize::<(u32, HashMap<String, OwnedValue>)>()? {
        (0, given) => Answer::Given(given),
        (1, _) => Answer::Cancelled,
        _ => Answer::Ended,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(key: &str, value: &str) -> HashMap<String, OwnedValue> {
        let settings: HashMap<&str, Value<'_>> = HashMap::from([(key, Value::from(value))]);
        HashMap::from([("settings".to_owned(), Value::from(settings).try_to_owned().unwrap())])
    }

    #[test]
    fn a_file_that_was_chosen_for_a_printer_is_told_with_its_name() {
        let file = chosen("output-uri", "file:///home/kari/Frister%20i%20%C3%A5r.pdf");
        assert_eq!(written_to(&file), Some(PathBuf::from("/home/kari/Frister i år.pdf")));
        assert_eq!(written_to(&chosen("printer", "Kontoret")), None);
        assert_eq!(written_to(&HashMap::new()), None);
    }
}
