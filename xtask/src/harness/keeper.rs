//! The keeper: a small shell in a process group of its own that ends what we started when we are gone.
//!
//! It reads our pipe. A pipe closes however its writer ends: in order, by a panic, by ctrl-c or by `kill -9`; so there
//! is no signal to catch and nothing to forget. It ends the groups it was told of, and every process that carries the
//! name of our folder in its environment or command line, and then removes the folder.

use std::io::{self, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The keeper's whole program. The folder comes through the pipe, so that the keeper does not carry its name.
const PROGRAM: &str = r#"
trap '' INT TERM HUP
groups=""; folder=""
while read -r verb what; do
  case "$verb" in
    folder) folder="$what" ;;
    add) groups="$groups $what" ;;
    drop) kept=""; for g in $groups; do [ "$g" = "$what" ] || kept="$kept $g"; done; groups="$kept" ;;
  esac
done
for g in $groups; do kill -s INT -- "-$g" 2>/dev/null; done
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  alive=""
  for g in $groups; do kill -s 0 -- "-$g" 2>/dev/null && alive=1; done
  [ -z "$alive" ] && break
  sleep 0.1
done
for g in $groups; do kill -s KILL -- "-$g" 2>/dev/null; done
[ -n "$folder" ] || exit 0
carriers="$(grep -l -s -F -e "$folder" /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null | cut -d/ -f3 | sort -u)"
for p in $carriers; do kill -s KILL "$p" 2>/dev/null; done
rm -rf -- "$folder"
"#;

/// The running keeper. Dropping it ends everything it still knows of and waits until that is done.
#[derive(Debug)]
pub(crate) struct Keeper {
    shell: Child,
}

impl Keeper {
    /// Starts the keeper of a folder; the folder goes away with it.
    ///
    /// # Errors
    /// `sh` did not start.
    pub(crate) fn of(folder: &Path) -> io::Result<Self> {
        let shell = Command::new("sh")
            .args(["-c", PROGRAM])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let mut keeper = Self { shell };
        keeper.say(&format!("folder {}", folder.display()))?;
        Ok(keeper)
    }

    /// Starts a command in a process group of its own, which ends with us at the latest.
    ///
    /// # Errors
    /// The command did not start, or the keeper is gone.
    pub(crate) fn start(&mut self, command: &mut Command) -> io::Result<Child> {
        let child = command.process_group(0).spawn()?;
        self.say(&format!("add {}", child.id()))?;
        Ok(child)
    }

    /// Tells the keeper that the group of this child has ended, so that its number may be given to others.
    ///
    /// # Errors
    /// The keeper is gone.
    pub(crate) fn ended(&mut self, child: &Child) -> io::Result<()> {
        self.say(&format!("drop {}", child.id()))
    }

    fn say(&mut self, line: &str) -> io::Result<()> {
        let pipe = self
            .shell
            .stdin
            .as_mut()
            .ok_or_else(|| io::Error::other("the keeper's pipe is closed"))?;
        writeln!(pipe, "{line}")
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::ExitStatusExt as _;

    #[test]
    fn what_was_started_ends_with_the_keeper_and_so_does_the_folder() {
        let folder = std::env::temp_dir().join(format!("keeper-test-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut keeper = Keeper::of(&folder).unwrap();
        let mut grouped = keeper.start(Command::new("sleep").arg("60")).unwrap();
        // One that left its group, as browsers and servers do, and is known by the folder in its environment only.
        let mut left = Command::new("sleep")
            .arg("60")
            .env("MARK", &folder)
            .process_group(0)
            .spawn()
            .unwrap();
        drop(keeper);
        assert_eq!(grouped.wait().unwrap().signal(), Some(2));
        assert_eq!(left.wait().unwrap().signal(), Some(9));
        assert!(!folder.exists());
    }
}
