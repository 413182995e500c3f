// SPDX-License-Identifier: MIT
// seal, passphrase, log and unseal, as a script runs them. Each try of a passphrase takes a second, on purpose.
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <regex>

#include "catch.hpp"
#include "source_tree.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using Catch::Matchers::Contains;

namespace {

struct Outcome {
    int status;
    std::string output; ///< both streams
};

/// A library, and the program run upon it without a terminal.
struct Script {
    TemporaryFolder folder;
    std::string library = folder.path("library.db").string();

    /// @param lines  that the program reads from its descriptor, if any
    Outcome run(const std::string& arguments, const std::string& lines = {},
                const std::string& environment = {}) const
    {
        folder.write("lines", lines);
        const std::string descriptor = lines.empty() ? "" : "EUPNEA_PASSPHRASE_FD=3 ";
        const std::string command = environment + " " + descriptor + "setsid -w " +
                                    eupnea_program().string() + " " + arguments + " --library " +
                                    library + " 3< " + folder.path("lines").string() +
                                    " 2>&1 < /dev/null";
        FILE* const pipe = popen(command.c_str(), "r");
        Outcome outcome{-1, {}};
        std::array<char, 4096> piece;
        while (const auto got = fread(piece.data(), 1, piece.size(), pipe))
            outcome.output.append(piece.data(), got);
        outcome.status = WEXITSTATUS(pclose(pipe));
        return outcome;
    }
};

} // namespace

TEST_CASE("seal command: a library is sealed, opened, given another passphrase, and unsealed",
          "[sealed]")
{
    const Script script;
    REQUIRE(script.run("journal add The lake was still.").status == 0);
    CHECK(script.run("seal", "short\n").output.find("at least 8") != std::string::npos);
    const auto sealed = script.run("seal", "first good passphrase\n");
    CHECK(sealed.status == 0);
    CHECK_THAT(sealed.output, Contains("is sealed") && Contains("library.db.keys"));

    const auto closed = script.run("journal");
    CHECK(closed.status == 1);
    CHECK_THAT(closed.output, Contains("EUPNEA_PASSPHRASE_FD"));
    const auto refused = script.run("journal", "another passphrase\n");
    CHECK(refused.status == 1);
    CHECK_THAT(refused.output, Contains("not the passphrase"));
    CHECK_THAT(script.run("journal", "first good passphrase\n").output,
               Contains("The lake was still."));
    CHECK_THAT(script.run("journal", "", "EUPNEA_PASSPHRASE='first good passphrase'").output,
               Contains("The lake was still."));

    const auto recovery = script.run("passphrase recovery", "first good passphrase\n");
    REQUIRE(recovery.status == 0);
    std::smatch printed;
    REQUIRE(std::regex_search(recovery.output, printed, std::regex{"[A-Z2-7-]{31}"}));
    const auto changed = script.run("passphrase change --with-recovery-key",
                                    printed.str() + "\nsecond good passphrase\n");
    CHECK(changed.status == 0);
    CHECK(script.run("journal", "first good passphrase\n").status == 1);

    const auto log = script.run("log", "second good passphrase\n");
    CHECK_THAT(log.output, Contains("sealed") && Contains("opened") &&
                               Contains("recovery_key_made") && Contains("passphrase_changed"));
    CHECK_THAT(log.output, !Contains("lake"));

    CHECK(script.run("unseal", "second good passphrase\n").status == 0);
    CHECK_THAT(script.run("journal").output, Contains("The lake was still."));
}
