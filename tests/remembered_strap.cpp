// SPDX-License-Identifier: MIT
#include "app/remembered_strap.hpp"

#include <cstdlib>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;

namespace {

/// The folder of a person's settings, for as long as a test.
struct Settings {
    TemporaryFolder folder;
    Settings() { setenv("XDG_CONFIG_HOME", folder.path("config").c_str(), 1); }
    ~Settings() { unsetenv("XDG_CONFIG_HOME"); }
    std::filesystem::path file() const { return folder.path("config") / "eupnea" / "strap"; }
};

} // namespace

TEST_CASE("remembered strap: the one used last, in a file that nobody else can read")
{
    Settings settings;
    CHECK(app::remembered_strap().empty());
    app::remember_strap("A0:9E:1A:00:00:01");
    CHECK(app::remembered_strap() == "A0:9E:1A:00:00:01");
    app::remember_strap("A0:9E:1A:00:00:02");
    CHECK(app::remembered_strap() == "A0:9E:1A:00:00:02");
    using std::filesystem::perms;
    CHECK((std::filesystem::status(settings.file()).permissions() &
           (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("remembered strap: what stands in the file and is no address is none")
{
    Settings settings;
    std::filesystem::create_directories(settings.file().parent_path());
    std::ofstream{settings.file()} << "../../etc\n";
    CHECK(app::remembered_strap().empty());
}
