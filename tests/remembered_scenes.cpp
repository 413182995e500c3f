// SPDX-License-Identifier: MIT
#include "app/remembered_scenes.hpp"

#include <cstdlib>

#include "catch.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::app;

namespace {

struct Settings {
    TemporaryFolder folder;
    Settings() { setenv("XDG_CONFIG_HOME", folder.path("config").c_str(), 1); }
    ~Settings() { unsetenv("XDG_CONFIG_HOME"); }
};

} // namespace

TEST_CASE("remembered scenes: one for each person and practice")
{
    const Settings settings;
    CHECK(remembered_scene("", "arrive").empty());
    remember_scene("", "arrive", "tide");
    remember_scene("", "", "mist");
    remember_scene("anna", "arrive", "ember");
    CHECK(remembered_scene("", "arrive") == "tide");
    CHECK(remembered_scene("", "") == "mist");
    CHECK(remembered_scene("anna", "arrive") == "ember");
    CHECK(remembered_scene("anna", "").empty());
}

TEST_CASE("remembered scenes: a file that is none of ours, or names no scene, is as none")
{
    const Settings settings;
    std::filesystem::create_directories(settings.folder.path("config") / "eupnea");
    for (const char* text : {"[1, 2]", "no json", R"({"": 3})", R"({"": {"arrive": "disco"}})"}) {
        settings.folder.write("config/eupnea/scenes.json", text);
        CHECK(remembered_scene("", "arrive").empty());
    }
    remember_scene("", "arrive", "tide");
    CHECK(remembered_scene("", "arrive") == "tide");
}
