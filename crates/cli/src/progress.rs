//! Says on the standard error what takes long.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What is being done.
pub(crate) struct Doing(Mutex<&'static str>);

impl Doing {
    /// From now on this.
    pub fn now(&self, what: &'static str) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = what;
    }
}

/// Does some work, and says each second that passes what it is at: one line for each thing it is at.
pub(crate) fn watched<T>(work: impl FnOnce(&Doing) -> T) -> T {
    let doing = &Doing(Mutex::new(""));
    let (done, waits) = channel::<()>();
    std::thread::scope(move |scope| {
        scope.spawn(move || {
            let mut told = "";
            while waits.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                let now = *doing.0.lock().unwrap_or_else(PoisonError::into_inner);
                if now != told {
                    told = now;
                    let _ = writeln!(std::io::stderr(), "… {now}");
                }
            }
        });
        let result = work(doing);
        drop(done);
        result
    })
}
