//! Crash reports: written on a panic, to attach to a bug report.

use std::backtrace::Backtrace;
use std::io;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{env, thread};

use serde_json::{Value, json};

use crate::model::escape_hostile;
use crate::system::{create_private_folder, remove_on_signals, write_unique};

use super::context::Context;
use super::failure::Failure;
use super::ui;

/// The first panic of this process.
static FIRST_PANIC: Mutex<Option<Value>> = Mutex::new(None);

/// Makes panics print one line instead of the default message, and keeps the first panic for [`report_crash`].
pub fn set_panic_hook() {
    panic::set_hook(Box::new(|info| {
        ui::print_message(format!("internal error: {}", panic_message(info)));
        let mut first = FIRST_PANIC.lock().unwrap_or_else(PoisonError::into_inner);
        first.get_or_insert_with(|| panic_record(info));
    }));
}

/// Writes the first panic and the session in which it happened, as JSON, to a new file in the state folder, or else in
/// the temporary directory. Returns a failure whose message names the file, unless none can be written.
pub fn report_crash(session: &Value) -> Failure {
    let panic = FIRST_PANIC.lock().unwrap_or_else(PoisonError::into_inner).take();
    let report = json!({"guanxi": env!("CARGO_PKG_VERSION"), "panic": panic, "session": session});
    remove_on_signals();
    let folders = Context::state_folder().into_iter().chain([env::temp_dir()]);
    let written = folders.map(|folder| write_report(&folder, &report)).find_map(Result::ok);
    Failure::Crashed(match written {
        Some(path) => {
            let path = path.to_string_lossy();
            format!("attach the crash report {} to a bug report", escape_hostile(&path))
        }
        None => "the crash report could not be written".to_owned(),
    })
}

/// The message of a panic on one line, with its source location.
fn panic_message(info: &PanicHookInfo<'_>) -> String {
    let payload = info.payload();
    let formatted = || payload.downcast_ref::<String>().map(String::as_str);
    let text = payload.downcast_ref::<&str>().copied().or_else(formatted).unwrap_or("unknown");
    let text = escape_hostile(text);
    info.location().map_or_else(|| text.to_string(), |place| format!("{text} ({place})"))
}

fn panic_record(info: &PanicHookInfo<'_>) -> Value {
    let backtrace = Backtrace::force_capture().to_string();
    json!({
        "message": panic_message(info),
        "thread": thread::current().name(),
        "backtrace": backtrace.lines().collect::<Vec<_>>(),
    })
}

fn write_report(folder: &Path, report: &Value) -> io::Result<PathBuf> {
    create_private_folder(folder)?;
    write_unique(folder, ("crash-", ".json"), |file| writeln!(file, "{report:#}"))
}
