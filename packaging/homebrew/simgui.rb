cask "simgui" do
  version "@VERSION@"
  sha256 "@MACOS_SHA256@"

  url "@MACOS_URL@"
  name "SimGUI"
  desc "Find the pictures that look alike, in your own folders"
  homepage "@HOMEPAGE@"

  depends_on arch: :arm64
  depends_on macos: ">= :monterey"

  app "SimGUI.app"
  binary "#{appdir}/SimGUI.app/Contents/MacOS/simgui"

  zap trash: "~/Library/Application Support/simgui"
end
