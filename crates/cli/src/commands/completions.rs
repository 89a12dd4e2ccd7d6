//! `placet completions`.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

/// Options of `placet completions`.
#[derive(Args)]
#[command(after_help = "\
Where the output goes:
  bash        ~/.local/share/bash-completion/completions/placet
  zsh         ~/.zfunc/_placet, with `fpath+=~/.zfunc` before compinit in ~/.zshrc
  fish        ~/.config/fish/completions/placet.fish
  elvish      the end of ~/.config/elvish/rc.elv
  powershell  the end of the file $PROFILE

For example:
  placet completions fish > ~/.config/fish/completions/placet.fish")]
pub(crate) struct Arguments {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments) -> String {
    let mut script = Vec::new();
    generate(arguments.shell, &mut crate::Arguments::command(), "placet", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
