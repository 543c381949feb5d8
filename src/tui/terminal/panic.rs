//! A panic on any thread first gives the terminal back, then prints where it can be read.

use std::panic;
use std::sync::Once;

use super::{record, signals};

/// Puts our hook in front of the one that is there; once per process.
pub(super) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            record::leave_after_panic();
            signals::wake_after_panic();
            previous(info);
        }));
    });
}
