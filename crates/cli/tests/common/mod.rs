//! Runs the binary in a folder of its own, as a user would.

#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A small sound dossier: one motion of one government, one event, one path of 0.3 × 0.5.
pub const SMALL: &str = r#"format = 1

[question]
text = "Will the bridge be built?"
as_of = 2025-01-15
by = 2025-12-31

[[event]]
id = "thaw"
title = "an early thaw"
probability = 0.5

[[motion]]
id = "permit"
title = "a permit"
actor = "UKR"

[[stance]]
actor = "UKR"
motion = "permit"
yes = 0.3
no = 0.7
reason = "An example."

[[path]]
id = "bridge"
title = "a bridge"
when = "permit and thaw in {yes}"
"#;

/// What a run of the command came to.
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Run {
    fn of(output: Output) -> Self {
        let run = Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }

    /// The standard output of a run that must have succeeded, with nothing on the standard error.
    #[track_caller]
    pub fn answer(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// The same, as JSON.
    #[track_caller]
    pub fn json(self) -> Value {
        serde_json::from_str(&self.answer()).unwrap()
    }

    /// The standard error of a run that must have been refused as the user's input, with nothing on the standard output.
    #[track_caller]
    pub fn refusal(self) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{}", self.err);
        assert!(self.err.contains("error: "), "{}", self.err);
        self.err
    }
}

/// An empty folder that this test alone uses.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME")).join(name);
        if path.exists() {
            fs::remove_dir_all(&path).unwrap();
        }
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// The folder with one more file.
    pub fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// The command with these arguments in this folder.
    pub fn command<S: AsRef<str>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_placet"));
        self.settle(&mut command);
        command.args(arguments.iter().map(AsRef::as_ref));
        command
    }

    /// Runs `placet` with these arguments in this folder.
    pub fn placet<S: AsRef<str>>(&self, arguments: &[S]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    /// The same with arguments parted by blanks.
    pub fn run(&self, line: &str) -> Run {
        self.placet(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// The same with at most two gigabytes of address space.
    pub fn bounded(&self, line: &str) -> Run {
        let mut command = Command::new("sh");
        self.settle(&mut command);
        command.args(["-c", "ulimit -v 2000000 && exec \"$@\"", "sh", env!("CARGO_BIN_EXE_placet")]);
        Run::of(command.args(line.split_whitespace()).output().unwrap())
    }

    fn settle(&self, command: &mut Command) {
        command.current_dir(&self.0).stdin(Stdio::null());
        for name in ["COLUMNS", "CLICOLOR_FORCE", "RUST_BACKTRACE", "RAYON_NUM_THREADS"] {
            command.env_remove(name);
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}
