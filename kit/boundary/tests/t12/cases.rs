//! The cases of T12, each a sentence.

use std::time::Instant;

use kit_boundary::selftest::{Attempt, Finding, Report, TABLE};
use kit_boundary::{Machine, Status, User, judge, kernel_abi};

use crate::Res;
use crate::realm::{Answer, ENDED, Job, NOT_STARTED, Order};
use crate::town::{Process, Town, spawn, unharmed};

/// Numeric users without an entry in the password file, as an installation may choose.
const USERS: [u32; 2] = [61_001, 61_002];

/// Refused to whoever is not root even without a lock: mounting and device nodes are root's,
/// and a process that may not be dumped is closed to others of its own user.
const NOT_FOR_ORDINARY_USERS: [Attempt; 8] = [
    Attempt::BindMount,
    Attempt::RawDisk,
    Attempt::ProcMem,
    Attempt::ProcRoot,
    Attempt::ProcEnviron,
    Attempt::ProcFd,
    Attempt::Ptrace,
    Attempt::ProcessVmRead,
];

/// What all tables together gave.
#[derive(Default)]
pub(crate) struct Sum {
    pub(crate) to_refuse: u32,
    pub(crate) refused: u32,
    pub(crate) to_reach: u32,
    pub(crate) reached: u32,
    pub(crate) better: usize,
}

fn user(number: usize, own: bool) -> Option<User> {
    let uid = *USERS.get(number).filter(|_| own)?;
    Some(User {
        uid,
        gid: uid,
        groups: Vec::new(),
    })
}

fn check(holds: bool, what: impl FnOnce() -> String) -> Res<()> {
    if holds { Ok(()) } else { Err(what().into()) }
}

fn attempts(findings: &[Finding]) -> Vec<Attempt> {
    let mut attempts: Vec<Attempt> = findings.iter().map(|finding| finding.attempt).collect();
    attempts.sort_unstable();
    attempts.dedup();
    attempts
}

/// From each of two realms to the other: what the table refuses is refused, from both
/// threads; the rest is reached as the table admits; nobody is harmed either way.
pub(crate) fn the_table_holds(abi: u8, own: bool, sum: &mut Sum) -> Res<()> {
    let town = Town::new(&format!("abi{abi}-{own}"))?;
    let mut processes = Vec::new();
    for (number, name) in ["one", "other"].into_iter().enumerate() {
        let job = Job {
            abi: Some(abi),
            ..town.realm(name, user(number, own))?
        };
        processes.push(Process::start(job)?);
    }
    let seen: Vec<_> = processes.iter().map(Process::as_neighbour).collect();
    let expected = Status::of_abi(abi, own);
    let both_threads = 2;
    let to_refuse =
        both_threads * u32::try_from(TABLE.iter().filter(|row| row.refused(&expected)).count())?;
    let all = both_threads * u32::try_from(TABLE.len())?;
    let started = Instant::now();
    let mut line = String::new();
    for (number, process) in processes.iter_mut().enumerate() {
        check(process.status == expected, || {
            format!("ABI {abi} gave {:?}", process.status)
        })?;
        let others: Vec<_> = seen
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != number)
            .map(|(_, neighbour)| neighbour.clone())
            .collect();
        let report = process.try_to_break_out(&others)?;
        whole(&report, all)?;
        sum.to_refuse += to_refuse;
        sum.to_reach += all - to_refuse;
        let better = u32::try_from(report.better.len())?;
        sum.refused += report.refused - better;
        sum.reached += u32::try_from(report.known.len())?;
        sum.better += report.better.len();
        line = format!(
            "ABI {abi} {}: refused {} of {to_refuse}, reached as the table says {:?}, better {:?}",
            if own { "own users" } else { "one user" },
            report.refused - better,
            attempts(&report.known),
            attempts(&report.better),
        );
    }
    println!("{line} ({} ms for two)", started.elapsed().as_millis());
    for mut process in processes {
        check(process.alive()?, || "a realm was stopped".to_owned())?;
        let home = process.job.wall.home.clone();
        let code = process.end()?;
        check(code == Some(0), || format!("ended with {code:?}"))?;
        unharmed(&home)?;
    }
    Ok(())
}

/// Nothing left out, nothing worse, home reachable from both threads.
fn whole(report: &Report, all: u32) -> Res<()> {
    check(report.passed(), || {
        format!("worse {:?}, home {:?}", report.worse, report.home_faults)
    })?;
    check(report.not_tried.is_empty(), || {
        format!("not tried: {:?}", report.not_tried)
    })?;
    check(report.tried == all, || {
        format!("tried {} of {all}", report.tried)
    })?;
    check(report.home_tried == 10, || {
        format!("{} steps at home", report.home_tried)
    })?;
    check(report.neighbours_closed, || "a door was ajar".to_owned())
}

/// Starts two realms, lets the first one try, and returns its report and how it ended.
fn first_tries(town: &Town, first: Job, second: Job) -> Res<(Report, Option<i32>)> {
    let mut first = Process::start(first)?;
    let mut second = Process::start(second)?;
    let report = first.try_to_break_out(&[second.as_neighbour()])?;
    let code = first.end()?;
    check(second.alive()?, || "the neighbour was stopped".to_owned())?;
    let home = second.job.wall.home.clone();
    second.end()?;
    unharmed(&home)?;
    let _until_here = town;
    Ok((report, code))
}

fn ends(report: &Report, code: Option<i32>) -> Res<()> {
    check(!report.passed(), || "nothing was found".to_owned())?;
    check(code == Some(i32::from(ENDED)), || {
        format!("the process ended with {code:?}")
    })
}

/// The lock is gone while the process believes in the kernel's ABI: everything that the
/// table refuses is reported, and the process ends. Told the truth, `serve` would not start.
pub(crate) fn a_removed_lock_is_found_out(kernel: u8) -> Res<()> {
    let town = Town::new("removed")?;
    let believed = Status::of_abi(kernel, false);
    let first = Job {
        abi: Some(0),
        claimed: Some(believed.clone()),
        ..town.realm("one", None)?
    };
    let (report, code) = first_tries(&town, first, town.realm("other", None)?)?;
    ends(&report, code)?;
    let missing: Vec<Attempt> = TABLE
        .iter()
        .filter(|row| row.refused(&believed))
        .map(|row| row.attempt)
        .filter(|attempt| !attempts(&report.worse).contains(attempt))
        .collect();
    let shielded: &[Attempt] = if nix::unistd::geteuid().is_root() {
        &[]
    } else {
        &NOT_FOR_ORDINARY_USERS
    };
    check(missing == shielded, || {
        format!("not found out: {missing:?}")
    })?;
    let honest = judge(
        &Status::of_abi(0, false),
        &Machine {
            users_only: vec![false, false],
            neighbours_closed: true,
            trial: report.trial(),
        },
    );
    check(!honest.may_serve, || "served without a wall".to_owned())?;
    println!(
        "lock removed: {} break-outs reported, the process ended",
        report.worse.len()
    );
    Ok(())
}

/// The other's directory on the list of what may be read: the self-test can fail.
pub(crate) fn a_hole_in_the_wall_ends_the_process() -> Res<()> {
    let town = Town::new("hole")?;
    let second = town.realm("other", None)?;
    let mut first = town.realm("one", None)?;
    first.wall.read_only.push(second.wall.home.clone());
    let (report, code) = first_tries(&town, first, second)?;
    ends(&report, code)?;
    let found = attempts(&report.worse);
    check(
        found
            == [
                Attempt::Read,
                Attempt::ReadKey,
                Attempt::List,
                Attempt::ThroughSymlink,
                Attempt::ThroughProcSelfRoot,
            ],
        || format!("found {found:?}"),
    )?;
    println!("planted hole: {found:?}, the process ended");
    Ok(())
}

/// A lock that blocks everything proves nothing: a home that cannot be used is a failure.
pub(crate) fn a_home_that_is_locked_out_ends_the_process() -> Res<()> {
    let town = Town::new("locked-out")?;
    let mut first = town.realm("one", None)?;
    let mut believed = first.wall.clone();
    believed.further_homes.push(town.aside()?);
    first.believed = Some(believed);
    let (report, code) = first_tries(&town, first, town.realm("other", None)?)?;
    ends(&report, code)?;
    check(report.worse.is_empty(), || format!("{:?}", report.worse))?;
    check(report.home_faults.len() == 8, || {
        format!("{:?}", report.home_faults)
    })?;
    println!("home locked out: the process ended");
    Ok(())
}

/// Own users rest on the mode 0700; a directory that others may enter is worse than the table.
pub(crate) fn a_foreign_directory_left_open_ends_the_process() -> Res<()> {
    use std::os::unix::fs::PermissionsExt;
    let town = Town::new("ajar")?;
    let second = town.realm("other", user(1, true))?;
    for path in [second.wall.home.clone(), second.wall.home.join("data")] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))?;
    }
    let (report, code) = first_tries(&town, town.realm("one", user(0, true))?, second)?;
    ends(&report, code)?;
    check(!report.neighbours_closed, || "not noticed".to_owned())?;
    let found = attempts(&report.worse);
    check(found.contains(&Attempt::Stat), || format!("{found:?}"))?;
    println!("neighbour left open: {found:?}, the process ended");
    Ok(())
}

/// A "user per realm" that both realms share is none.
pub(crate) fn two_realms_with_one_user_are_found_out() -> Res<()> {
    let town = Town::new("shared-user")?;
    let first = town.realm("one", user(0, true))?;
    let (report, code) = first_tries(&town, first, town.realm("other", user(0, true))?)?;
    ends(&report, code)?;
    println!("one user for two realms: the process ended");
    Ok(())
}

/// Letters need one door: sockets of the pair's own directory, and only sockets. A third
/// realm that is not in the pair's group finds it shut.
pub(crate) fn a_pair_meets_in_its_letter_directory_and_lays_nothing_else_there() -> Res<()> {
    let town = Town::new("letters")?;
    let group = 61_100;
    let pair = town.pair(group)?;
    let mut realms = Vec::new();
    for (number, name) in ["one", "other", "third"].into_iter().enumerate() {
        let uid = 61_001 + u32::try_from(number)?;
        let mut job = town.realm(
            name,
            Some(User {
                uid,
                gid: uid,
                groups: if number < 2 { vec![group] } else { Vec::new() },
            }),
        )?;
        if number < 2 {
            job.wall.shared.push(pair.clone());
        }
        realms.push(Process::start(job)?);
    }
    let [one, other, third] = realms.as_mut_slice() else {
        return Err("three realms were started".into());
    };
    let socket = pair.join("one.sock");
    let listens: Answer = one.order(&Order::Listen(socket.clone()))?;
    check(listens.is_none(), || format!("{listens:?}"))?;
    let met: Answer = other.order(&Order::Connect(socket.clone()))?;
    check(met.is_none(), || format!("the pair did not meet: {met:?}"))?;
    let shut: Answer = third.order(&Order::Connect(socket))?;
    check(shut.is_some(), || "a third realm came in".to_owned())?;
    if kernel_abi()? > 0 {
        for realm in [one, other] {
            let laid: Answer = realm.order(&Order::Lay(pair.join("a-file")))?;
            check(laid.is_some(), || "a file was laid".to_owned())?;
        }
    }
    println!("letters: the pair meets, a third does not, no file can be laid");
    Ok(())
}

/// Whatever a stranger manages to leave at home, it does not become a running program.
pub(crate) fn no_program_is_started_from_home() -> Res<()> {
    let town = Town::new("program")?;
    for (abi, starts) in [(0, true), (kernel_abi()?, false)] {
        let job = Job {
            abi: Some(abi),
            ..town.realm(&format!("abi{abi}"), None)?
        };
        let program = job.wall.home.join("program");
        // A copy keeps its mode, so it may be executed as far as modes go.
        std::fs::copy("/usr/bin/true", &program)?;
        let answer: Answer = Process::start(job)?.order(&Order::Start(program))?;
        check(answer.is_none() == starts, || {
            format!("ABI {abi}: {answer:?}")
        })?;
    }
    println!("a program at home: started without the lock, refused with it");
    Ok(())
}

/// What SAFETY.md §2.1 asks of the process before its lock, read from outside.
pub(crate) fn behind_the_wall_nothing_is_left_over(own: bool) -> Res<()> {
    let town = Town::new(&format!("bare-{own}"))?;
    let realm = Process::start(town.realm("one", user(0, own))?)?;
    let mut expected = vec![("NoNewPrivs", "1"), ("Threads", "1"), ("Umask", "0077")];
    if own {
        expected.extend([
            ("Uid", "61001 61001 61001 61001"),
            ("Gid", "61001 61001 61001 61001"),
            ("Groups", ""),
            ("CapEff", "0000000000000000"),
            ("CapPrm", "0000000000000000"),
        ]);
        // Otherwise the starter owns them anyway and the mark cannot be told apart.
        check(realm.owner_in_proc()? == 0, || {
            "it may be dumped".to_owned()
        })?;
    }
    for (name, value) in expected {
        let said = realm.kernel_says(name)?;
        check(said == value, || format!("{name} is {said}"))?;
    }
    let limit = realm.core_limit()?;
    check(limit == "0 0 bytes", || format!("core limit {limit}"))
}

/// A runtime that was started too early would be free; so nothing starts at all.
pub(crate) fn a_thread_before_the_lock_is_refused() -> Res<()> {
    let town = Town::new("thread")?;
    let job = Job {
        early_thread: true,
        ..town.realm("one", None)?
    };
    not_started(&job, "before any thread")
}

/// A descriptor that was opened before the lock would be usable behind it.
pub(crate) fn an_inherited_descriptor_is_refused() -> Res<()> {
    let town = Town::new("descriptor")?;
    let other = town.realm("other", None)?;
    let file = std::fs::File::open(other.wall.home.join("data/realm.db"))?;
    // A duplicate has no close-on-exec mark, so the child gets it.
    let _leaked = nix::unistd::dup(&file)?;
    not_started(&town.realm("one", None)?, "were inherited")
}

/// A path of the wall that is not there is a fault of the configuration, not a gap.
pub(crate) fn a_wall_with_a_missing_stone_is_not_put_up() -> Res<()> {
    if kernel_abi()? == 0 {
        return Ok(());
    }
    let town = Town::new("stone")?;
    let mut job = town.realm("one", None)?;
    job.wall.read_only.push("/no/such/certificate.pem".into());
    not_started(&job, "/no/such/certificate.pem")
}

fn not_started(job: &Job, because: &str) -> Res<()> {
    let ended = spawn(job)?.wait_with_output()?;
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    check(ended.status.code() == Some(i32::from(NOT_STARTED)), || {
        format!("ended with {:?}: {said}", ended.status.code())
    })?;
    check(said.contains(because), || format!("said: {said}"))?;
    check(ended.stdout.is_empty(), || "it was ready".to_owned())
}
