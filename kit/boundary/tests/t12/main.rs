//! T12 (SAFETY.md §12): every break-out of the table from every realm to every other, as the
//! starting user, with own users, from a late thread, under each simulated ABI, and with the
//! lock removed, which must be found out. Where the wall is holed the process must end.
//!
//! A program of its own: the wall goes up before any thread, and a test harness has threads.
//! With `realm <job>` the same program is one of the realm processes.

mod cases;
mod realm;
mod town;

use std::process::ExitCode;

use kit_boundary::{descriptors, kernel_abi};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::sys::stat::{Mode, umask};

/// Whatever goes wrong in the test itself is told in words.
type Res<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    if words.next().as_deref() == Some("realm") {
        return realm::live(&words.next().unwrap_or_default());
    }
    match all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("T12 failed: {error}");
            ExitCode::FAILURE
        }
    }
}

fn all() -> Res<()> {
    // Whoever started this test may have left descriptors open; realms would inherit them.
    descriptors::close_inherited()?;
    // Open-handed where the wall must be strict, so that its strictness shows.
    let (_, hard) = getrlimit(Resource::RLIMIT_CORE)?;
    setrlimit(Resource::RLIMIT_CORE, hard, hard)?;
    umask(Mode::S_IWGRP | Mode::S_IWOTH);
    let kernel = kernel_abi()?;
    println!("T12: kernel offers Landlock ABI {kernel}");
    let root = nix::unistd::geteuid().is_root();
    let mut sum = cases::Sum::default();
    for abi in 0..=kernel {
        cases::the_table_holds(abi, false, &mut sum)?;
    }
    if root {
        for abi in 0..=kernel {
            cases::the_table_holds(abi, true, &mut sum)?;
        }
        cases::behind_the_wall_nothing_is_left_over(true)?;
        cases::a_foreign_directory_left_open_ends_the_process()?;
        cases::two_realms_with_one_user_are_found_out()?;
        cases::a_pair_meets_in_its_letter_directory_and_lays_nothing_else_there()?;
    } else {
        println!("skipped: not root (own users)");
    }
    if kernel > 0 {
        cases::a_removed_lock_is_found_out(kernel)?;
        cases::a_hole_in_the_wall_ends_the_process()?;
        cases::no_program_is_started_from_home()?;
        cases::a_home_that_is_locked_out_ends_the_process()?;
    } else {
        println!("skipped: no Landlock (removed lock, planted hole)");
    }
    cases::behind_the_wall_nothing_is_left_over(false)?;
    cases::a_thread_before_the_lock_is_refused()?;
    cases::an_inherited_descriptor_is_refused()?;
    cases::a_wall_with_a_missing_stone_is_not_put_up()?;
    println!(
        "T12: refused {} of {} attempts that the table refuses; reached {} of {} that it cannot refuse; {} better",
        sum.refused, sum.to_refuse, sum.reached, sum.to_reach, sum.better
    );
    Ok(())
}
